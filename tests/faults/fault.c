/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#define _GNU_SOURCE
#include "fault.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

/* Functions of libc are replaced here, so nothing of GLib is used: it would
 * call back into them. */

typedef enum
{
  PASS,
  FAIL,
  SHORT,
} Verdict;

static atomic_long n_calls;

/* The next definition of a function that is replaced here. */
#define NEXT(name) ((__typeof__ (&name)) dlsym (RTLD_NEXT, #name))

static int
is_under (const char *path)
{
  const char *under = getenv ("VEI_FAULT_UNDER");
  size_t length = under != NULL ? strlen (under) : 0;

  return length > 0 && strncmp (path, under, length) == 0;
}

static int
is_descriptor_under (int descriptor)
{
  char link[64], path[PATH_MAX];
  ssize_t length;

  snprintf (link, sizeof link, "/proc/self/fd/%d", descriptor);
  length = readlink (link, path, sizeof path - 1);
  if (length < 0)
    return 0;
  path[length] = '\0';
  return is_under (path);
}

static Verdict
judge (void)
{
  const char *at = getenv ("VEI_FAULT_AT"), *kind = getenv ("VEI_FAULT_KIND");
  long wanted = at != NULL ? atol (at) : 0, call = ++n_calls;

  if (wanted == 0 || kind == NULL || call < wanted)
    return PASS;
  if (strcmp (kind, "enospc") == 0)
    {
      errno = ENOSPC;
      return FAIL;
    }
  if (call != wanted)
    return PASS;
  if (strcmp (kind, "kill") == 0)
    kill (getpid (), SIGKILL);
  if (strcmp (kind, "short") == 0)
    return SHORT;
  errno = strcmp (kind, "eacces") == 0 ? EACCES : EIO;
  return FAIL;
}

static Verdict
judge_descriptor (int descriptor)
{
  return is_descriptor_under (descriptor) ? judge () : PASS;
}

static Verdict
judge_path (const char *path)
{
  return path[0] == '/' && is_under (path) ? judge () : PASS;
}

/* Half of what was to be written, but something. */
static size_t
shorten (size_t length)
{
  return length > 1 ? length / 2 : length;
}

ssize_t
write (int         descriptor,
       const void *bytes,
       size_t      length)
{
  Verdict verdict = judge_descriptor (descriptor);

  if (verdict == FAIL)
    return -1;
  return NEXT (write) (descriptor, bytes, verdict == SHORT ? shorten (length) : length);
}

ssize_t
pwrite (int         descriptor,
        const void *bytes,
        size_t      length,
        off_t       offset)
{
  Verdict verdict = judge_descriptor (descriptor);

  if (verdict == FAIL)
    return -1;
  return NEXT (pwrite) (descriptor, bytes, verdict == SHORT ? shorten (length) : length, offset);
}

ssize_t
pwrite64 (int         descriptor,
          const void *bytes,
          size_t      length,
          off64_t     offset)
{
  Verdict verdict = judge_descriptor (descriptor);

  if (verdict == FAIL)
    return -1;
  return NEXT (pwrite64) (descriptor, bytes, verdict == SHORT ? shorten (length) : length, offset);
}

ssize_t
writev (int                 descriptor,
        const struct iovec *parts,
        int                 n_parts)
{
  Verdict verdict = judge_descriptor (descriptor);

  if (verdict == FAIL)
    return -1;
  return NEXT (writev) (descriptor, parts, verdict == SHORT && n_parts > 1 ? 1 : n_parts);
}

int
fsync (int descriptor)
{
  return judge_descriptor (descriptor) == FAIL ? -1 : NEXT (fsync) (descriptor);
}

int
fdatasync (int descriptor)
{
  return judge_descriptor (descriptor) == FAIL ? -1 : NEXT (fdatasync) (descriptor);
}

int
ftruncate (int   descriptor,
           off_t length)
{
  return judge_descriptor (descriptor) == FAIL ? -1 : NEXT (ftruncate) (descriptor, length);
}

int
ftruncate64 (int     descriptor,
             off64_t length)
{
  return judge_descriptor (descriptor) == FAIL ? -1 : NEXT (ftruncate64) (descriptor, length);
}

int
rename (const char *from,
        const char *to)
{
  return judge_path (to) == FAIL ? -1 : NEXT (rename) (from, to);
}

int
mkdir (const char *path,
       mode_t      mode)
{
  return judge_path (path) == FAIL ? -1 : NEXT (mkdir) (path, mode);
}

/* Opening counts where something may be made or written. */
#define OPEN(name)                                                             \
  int                                                                          \
  name (const char *path,                                                      \
        int         flags,                                                     \
        ...)                                                                   \
  {                                                                            \
    mode_t mode = 0;                                                           \
    va_list rest;                                                              \
                                                                               \
    if ((flags & (O_CREAT | O_TMPFILE)) != 0)                                  \
      {                                                                        \
        va_start (rest, flags);                                                \
        mode = va_arg (rest, mode_t);                                          \
        va_end (rest);                                                         \
      }                                                                        \
    if ((flags & O_ACCMODE) != O_RDONLY && judge_path (path) == FAIL)          \
      return -1;                                                               \
    return NEXT (name) (path, flags, mode);                                    \
  }

OPEN (open)
OPEN (open64)

__attribute__ ((destructor)) static void
tell_count (void)
{
  const char *path = getenv ("VEI_FAULT_COUNT");
  FILE *file = path != NULL ? fopen (path, "w") : NULL;

  if (file == NULL)
    return;
  fprintf (file, "%ld\n", (long) n_calls);
  fclose (file);
}
