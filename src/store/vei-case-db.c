/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "store/vei-case-db-private.h"

/* "VeiC", so that other programs know the file from other databases. */
#define APPLICATION_ID 0x56656943
#define PAGE_BYTES     "8192"
/* How long another process may hold the file, in milliseconds. */
#define BUSY_MS        2000

typedef enum
{
  DO_GET,
  DO_PUT,
  DO_DELETE,
  DO_EACH,
  N_DOINGS
} Doing;

struct _VeiCaseDb
{
  sqlite3      *handle;
  gboolean      held;             /* the file must not change */
  gboolean      checkpoint_waits; /* until it may */
  sqlite3_stmt *statement[VEI_N_TABLES][N_DOINGS];
  char         *path;
  VeiDbMode     mode;
  int           schema;
  gboolean      in_transaction;
};

static const char *const table_names[VEI_N_TABLES] = {
  NULL, "cases", "meta", "summary", "content", "log",
};

static const char *const doings[N_DOINGS] = {
  "SELECT sealed FROM %s WHERE id = ?1",
  ("INSERT INTO %s (id, sealed) VALUES (?1, ?2)"
   " ON CONFLICT (id) DO UPDATE SET sealed = ?2"),
  "DELETE FROM %s WHERE id = ?1",
  "SELECT id, sealed FROM %s ORDER BY id",
};

static const char schema_sql[] =
  "CREATE TABLE meta (id INTEGER PRIMARY KEY, sealed BLOB NOT NULL);"
  "CREATE TABLE summary (id INTEGER PRIMARY KEY, sealed BLOB NOT NULL);"
  "CREATE TABLE content (id INTEGER PRIMARY KEY, sealed BLOB NOT NULL);"
  "CREATE TABLE log (id INTEGER PRIMARY KEY, sealed BLOB NOT NULL);";

static VeiStoreError
find_io_code (sqlite3 *handle)
{
  switch (sqlite3_system_errno (handle))
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return VEI_STORE_ERROR_NO_SPACE;
    case EROFS:
    case EACCES:
    case EPERM:
      return VEI_STORE_ERROR_READ_ONLY;
    default:
      return VEI_STORE_ERROR_IO;
    }
}

static VeiStoreError
find_code (sqlite3 *handle,
           int      result)
{
  switch (result & 0xff)
    {
    case SQLITE_FULL:
      return VEI_STORE_ERROR_NO_SPACE;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return VEI_STORE_ERROR_READ_ONLY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return VEI_STORE_ERROR_BUSY;
    case SQLITE_NOMEM:
      return VEI_STORE_ERROR_MEMORY;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      /* A write that failed, and not because of the device: a limit or a quota. */
      if (result == SQLITE_IOERR_WRITE && sqlite3_system_errno (handle) != EIO)
        return VEI_STORE_ERROR_NO_SPACE;
      return handle != NULL ? find_io_code (handle) : VEI_STORE_ERROR_IO;
    default:
      return VEI_STORE_ERROR_DAMAGED;
    }
}

static const char *
describe_code (VeiStoreError code)
{
  switch ((int) code)
    {
    case VEI_STORE_ERROR_NO_SPACE:
      return _("The disk is full, so the change could not be saved. What was saved before is "
               "safe. Make room on the disk; then it is saved by itself.");
    case VEI_STORE_ERROR_READ_ONLY:
      return _("The folder of the cases can only be read, so nothing can be saved. Ask whoever "
               "looks after this computer to let you write there.");
    case VEI_STORE_ERROR_BUSY:
      return _("Another program holds the cases. Close it and try again.");
    case VEI_STORE_ERROR_MEMORY:
      return _("There is not enough memory. Close other programs and try again.");
    case VEI_STORE_ERROR_IO:
      return _("The disk does not answer as it should. Copy the backups to another disk, and "
               "try again.");
    default:
      return _("The file of the cases is damaged. Nothing was overwritten. Restore a backup, or "
               "keep what can still be read.");
    }
}

static gboolean
set_error (VeiCaseDb *self,
           int        result,
           GError   **error)
{
  VeiStoreError code = find_code (self->handle, result);

  g_set_error_literal (error, VEI_STORE_ERROR, (int) code, describe_code (code));
  return FALSE;
}

static gboolean
run_sql (VeiCaseDb   *self,
         const char  *sql,
         GError     **error)
{
  int result = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  return result == SQLITE_OK || set_error (self, result, error);
}

static gboolean
read_number (VeiCaseDb   *self,
             const char  *sql,
             int         *number,
             GError     **error)
{
  sqlite3_stmt *statement = NULL;
  int result = sqlite3_prepare_v2 (self->handle, sql, -1, &statement, NULL);

  if (result == SQLITE_OK)
    result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    *number = sqlite3_column_int (statement, 0);
  (void) sqlite3_finalize (statement);
  return result == SQLITE_ROW || set_error (self, result, error);
}

/* The file is there before SQLite opens it, so that it is never readable for
 * others; its journal gets the same permissions.
 */
static gboolean
make_file (const char  *path,
           GError     **error)
{
  int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  VeiStoreError code = VEI_STORE_ERROR_IO;

  if (fd >= 0)
    {
      (void) close (fd);
      return TRUE;
    }
  if (errno == EEXIST)
    {
      g_set_error_literal (error, VEI_STORE_ERROR, VEI_STORE_ERROR_EXISTS,
                           _("There are encrypted cases here already. Open them instead."));
      return FALSE;
    }
  if (errno == EROFS || errno == EACCES || errno == EPERM)
    code = VEI_STORE_ERROR_READ_ONLY;
  else if (errno == ENOSPC || errno == EDQUOT)
    code = VEI_STORE_ERROR_NO_SPACE;
  g_set_error_literal (error, VEI_STORE_ERROR, (int) code, describe_code (code));
  return FALSE;
}

static gboolean
check_schema (VeiCaseDb  *self,
              GError    **error)
{
  int application = 0;

  if (!read_number (self, "PRAGMA application_id", &application, error)
      || !read_number (self, "PRAGMA user_version", &self->schema, error))
    return FALSE;
  if (application != APPLICATION_ID || self->schema < 1)
    return set_error (self, SQLITE_CORRUPT, error);
  if (self->schema <= VEI_CASE_SCHEMA)
    return TRUE;
  g_set_error_literal (error, VEI_STORE_ERROR, VEI_STORE_ERROR_NEWER,
                       _("The cases were saved by a newer version of Utstyrsveiviser. Install "
                         "the newer version to open them. Nothing was changed."));
  return FALSE;
}

static gboolean
create_schema (VeiCaseDb  *self,
               GError    **error)
{
  g_autofree char *marks
    = g_strdup_printf ("PRAGMA application_id=%d; PRAGMA user_version=%d",
                       APPLICATION_ID, VEI_CASE_SCHEMA);

  self->schema = VEI_CASE_SCHEMA;
  return run_sql (self, "PRAGMA page_size=" PAGE_BYTES, error)
         && run_sql (self, "PRAGMA journal_mode=WAL", error)
         && run_sql (self, "BEGIN IMMEDIATE", error)
         && run_sql (self, schema_sql, error)
         && run_sql (self, marks, error)
         && run_sql (self, "COMMIT", error);
}

static gboolean
set_up (VeiCaseDb  *self,
        VeiDbMode   mode,
        GError    **error)
{
  (void) sqlite3_extended_result_codes (self->handle, 1);
  (void) sqlite3_busy_timeout (self->handle, BUSY_MS);
  (void) sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  /* Nothing in the file may run by itself; a page that lies about itself is
   * found when it is read; what is deleted is overwritten.
   */
  if (!run_sql (self, "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"
                "PRAGMA temp_store=MEMORY; PRAGMA secure_delete=ON;"
                "PRAGMA cache_size=-16000", error))
    return FALSE;
  if (mode == VEI_DB_READ)
    return check_schema (self, error);
  /* Commits are on the disk, not only in its cache; one process holds the file. */
  if (!run_sql (self, "PRAGMA locking_mode=EXCLUSIVE; PRAGMA synchronous=FULL", error))
    return FALSE;
  return mode == VEI_DB_CREATE ? create_schema (self, error) : check_schema (self, error);
}

/*
 * vei_case_db_open:
 * @path: (type filename): the file
 * @mode: what for
 * @error: return location for an error
 *
 * Opens the database, or creates it.
 *
 * Fails with a %VEI_STORE_ERROR: _NEWER if a newer version wrote it, _DAMAGED
 * if it is no database of ours, _EXISTS if it is there and was to be created,
 * _READ_ONLY, _NO_SPACE, _BUSY, _MEMORY or _IO.
 *
 * Returns: (transfer full): the database
 */
VeiCaseDb *
vei_case_db_open (const char  *path,
                  VeiDbMode    mode,
                  GError     **error)
{
  g_autoptr(VeiCaseDb) self = g_new0 (VeiCaseDb, 1);
  g_autofree char *uri = NULL;
  int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOFOLLOW;
  int result;

  if (mode == VEI_DB_CREATE && !make_file (path, error))
    return NULL;
  self->path = g_strdup (path);
  self->mode = mode;
  uri = g_filename_to_uri (path, NULL, error);
  if (uri == NULL)
    return NULL;
  if (mode == VEI_DB_READ)
    {
      char *immutable = g_strconcat (uri, "?immutable=1", NULL);

      g_free (uri);
      uri = immutable;
    }
  flags |= mode == VEI_DB_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  result = sqlite3_open_v2 (uri, &self->handle, flags, NULL);
  if (result != SQLITE_OK)
    {
      (void) set_error (self, result, error);
      return NULL;
    }
  return set_up (self, mode, error) ? g_steal_pointer (&self) : NULL;
}

/*
 * vei_case_db_close:
 * @self: (transfer full) (nullable): a database
 *
 * Closes it. What stood in the journal goes into the file.
 */
void
vei_case_db_close (VeiCaseDb *self)
{
  if (self == NULL)
    return;
  vei_case_db_roll_back (self);
  for (guint table = 0; table < VEI_N_TABLES; table++)
    for (guint doing = 0; doing < N_DOINGS; doing++)
      (void) sqlite3_finalize (self->statement[table][doing]);
  (void) sqlite3_close (self->handle);
  g_free (self->path);
  g_free (self);
}

/*
 * vei_case_db_get_schema:
 * @self: a database
 *
 * Gets the version of its schema.
 *
 * Returns: the version, 1 to %VEI_CASE_SCHEMA
 */
int
vei_case_db_get_schema (VeiCaseDb *self)
{
  return self->schema;
}

/*
 * vei_case_db_set_schema:
 * @self: a database of an earlier schema, in a transaction, whose rows have
 *   been moved
 * @error: return location for an error
 *
 * Says that the database has the schema of today. What the earlier schema had
 * alone is dropped.
 *
 * Returns: whether it was done
 */
gboolean
vei_case_db_set_schema (VeiCaseDb  *self,
                        GError    **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA user_version=%d", VEI_CASE_SCHEMA);

  for (guint doing = 0; doing < N_DOINGS; doing++)
    g_clear_pointer (&self->statement[VEI_TABLE_CASES_1][doing], sqlite3_finalize);
  if (!run_sql (self, "DROP TABLE IF EXISTS cases", error) || !run_sql (self, mark, error))
    return FALSE;
  self->schema = VEI_CASE_SCHEMA;
  return TRUE;
}

/*
 * vei_case_db_begin:
 * @self: a database
 * @error: return location for an error
 *
 * Begins a transaction. In a database of an earlier schema, makes the tables
 * of today.
 *
 * Returns: whether it began
 */
gboolean
vei_case_db_begin (VeiCaseDb  *self,
                   GError    **error)
{
  if (!run_sql (self, "BEGIN IMMEDIATE", error))
    return FALSE;
  self->in_transaction = TRUE;
  if (self->schema == VEI_CASE_SCHEMA
      || run_sql (self, "CREATE TABLE summary (id INTEGER PRIMARY KEY, sealed BLOB NOT NULL);"
                  "CREATE TABLE content (id INTEGER PRIMARY KEY, sealed BLOB NOT NULL);"
                  "CREATE TABLE log (id INTEGER PRIMARY KEY, sealed BLOB NOT NULL);", error))
    return TRUE;
  vei_case_db_roll_back (self);
  return FALSE;
}

/*
 * vei_case_db_commit:
 * @self: a database in a transaction
 * @error: return location for an error
 *
 * Ends a transaction. When it returns %TRUE, the changes survive whatever
 * happens to the machine; else they have not happened.
 *
 * Returns: whether the changes are there
 */
gboolean
vei_case_db_commit (VeiCaseDb  *self,
                    GError    **error)
{
  if (run_sql (self, "COMMIT", error))
    {
      self->in_transaction = FALSE;
      return TRUE;
    }
  vei_case_db_roll_back (self);
  return FALSE;
}

/*
 * vei_case_db_roll_back:
 * @self: a database
 *
 * Undoes the transaction where there is one.
 */
void
vei_case_db_roll_back (VeiCaseDb *self)
{
  if (self->in_transaction && sqlite3_get_autocommit (self->handle) == 0)
    (void) sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
  self->in_transaction = FALSE;
}

static sqlite3_stmt *
get_statement (VeiCaseDb  *self,
               VeiTable    table,
               Doing       doing,
               GError    **error)
{
  sqlite3_stmt **statement = &self->statement[table][doing];
  g_autofree char *sql = NULL;
  int result;

  if (*statement != NULL)
    return *statement;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  sql = g_strdup_printf (doings[doing], table_names[table]);
#pragma GCC diagnostic pop
  result = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL);
  if (result == SQLITE_OK)
    return *statement;
  (void) set_error (self, result, error);
  return NULL;
}

/*
 * vei_case_db_get:
 * @self: a database
 * @table: a table
 * @row: a row
 * @error: return location for an error
 *
 * Gets a row. Fails with %VEI_STORE_ERROR_NOT_FOUND if there is none.
 *
 * Returns: (transfer full): what stands there
 */
GBytes *
vei_case_db_get (VeiCaseDb  *self,
                 VeiTable    table,
                 gint64      row,
                 GError    **error)
{
  sqlite3_stmt *statement = get_statement (self, table, DO_GET, error);
  GBytes *bytes = NULL;
  int result;

  if (statement == NULL)
    return NULL;
  (void) sqlite3_bind_int64 (statement, 1, row);
  result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    {
      const void *blob = sqlite3_column_blob (statement, 0);

      bytes = g_bytes_new (blob, (gsize) sqlite3_column_bytes (statement, 0));
    }
  else if (result == SQLITE_DONE)
    g_set_error_literal (error, VEI_STORE_ERROR, VEI_STORE_ERROR_NOT_FOUND,
                         _("This case is not there any more. Look for it in the list."));
  else
    (void) set_error (self, result, error);
  (void) sqlite3_reset (statement);
  return bytes;
}

static gboolean
run_statement (VeiCaseDb     *self,
               sqlite3_stmt  *statement,
               GError       **error)
{
  int result = sqlite3_step (statement);
  gboolean done = result == SQLITE_DONE || set_error (self, result, error);

  (void) sqlite3_reset (statement);
  (void) sqlite3_clear_bindings (statement);
  return done;
}

/*
 * vei_case_db_put:
 * @self: a database
 * @table: a table
 * @row: a row, in place of one that was there
 * @bytes: (array length=length): what to put there
 * @length: its length in bytes
 * @error: return location for an error
 *
 * Puts a row.
 *
 * Returns: whether it was done
 */
gboolean
vei_case_db_put (VeiCaseDb     *self,
                 VeiTable       table,
                 gint64         row,
                 gconstpointer  bytes,
                 gsize          length,
                 GError       **error)
{
  sqlite3_stmt *statement = get_statement (self, table, DO_PUT, error);

  if (statement == NULL)
    return FALSE;
  (void) sqlite3_bind_int64 (statement, 1, row);
  (void) sqlite3_bind_blob64 (statement, 2, bytes, length, SQLITE_STATIC);
  return run_statement (self, statement, error);
}

/*
 * vei_case_db_delete:
 * @self: a database
 * @table: a table
 * @row: a row
 * @error: return location for an error
 *
 * Deletes a row, which need not be there, and overwrites it with zeros.
 *
 * Returns: whether it was done
 */
gboolean
vei_case_db_delete (VeiCaseDb  *self,
                    VeiTable    table,
                    gint64      row,
                    GError    **error)
{
  sqlite3_stmt *statement = get_statement (self, table, DO_DELETE, error);

  if (statement == NULL)
    return FALSE;
  (void) sqlite3_bind_int64 (statement, 1, row);
  return run_statement (self, statement, error);
}

/*
 * vei_case_db_foreach:
 * @self: a database
 * @table: a table
 * @func: (scope call): called for each row, in the order of their ids; must
 *   not read the same table in this way
 * @data: (closure): for @func
 * @error: return location for an error
 *
 * Goes through a table.
 *
 * Returns: whether it came to the end, or @func stopped it
 */
gboolean
vei_case_db_foreach (VeiCaseDb     *self,
                     VeiTable       table,
                     VeiDbRowFunc   func,
                     gpointer       data,
                     GError       **error)
{
  sqlite3_stmt *statement = get_statement (self, table, DO_EACH, error);
  gboolean done;
  int result;

  if (statement == NULL)
    return FALSE;
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      gint64 row = sqlite3_column_int64 (statement, 0);
      const void *blob = sqlite3_column_blob (statement, 1);

      if (!func (row, blob, (gsize) sqlite3_column_bytes (statement, 1), data))
        {
          result = SQLITE_DONE;
          break;
        }
    }
  done = result == SQLITE_DONE || set_error (self, result, error);
  (void) sqlite3_reset (statement);
  return done;
}

/*
 * vei_case_db_checkpoint:
 * @self: a database
 * @error: return location for an error
 *
 * Moves all of the journal into the file and empties it.
 *
 * Returns: whether it was done
 */
gboolean
vei_case_db_checkpoint (VeiCaseDb  *self,
                        GError    **error)
{
  int result;

  if (self->held)
    {
      self->checkpoint_waits = TRUE;
      return TRUE;
    }
  result = sqlite3_wal_checkpoint_v2 (self->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE,
                                          NULL, NULL);

  return result == SQLITE_OK || set_error (self, result, error);
}

/*
 * vei_case_db_hold:
 * @self: a database
 * @hold: whether the file must not change
 *
 * Lets all that is written go into the journal alone, so that the file may be
 * copied meanwhile. A checkpoint that is wanted meanwhile comes afterwards.
 */
void
vei_case_db_hold (VeiCaseDb *self,
                  gboolean   hold)
{
  (void) sqlite3_wal_autocheckpoint (self->handle, hold ? 0 : 1000);
  self->held = hold;
  if (!hold && self->checkpoint_waits)
    {
      self->checkpoint_waits = FALSE;
      (void) vei_case_db_checkpoint (self, NULL);
    }
}

/*
 * vei_case_db_is_sound:
 * @self: a database
 *
 * Goes through the whole structure of the file.
 *
 * Returns: whether SQLite finds no fault in it
 */
gboolean
vei_case_db_is_sound (VeiCaseDb *self)
{
  sqlite3_stmt *statement = NULL;
  gboolean sound = sqlite3_prepare_v2 (self->handle, "PRAGMA integrity_check(1)", -1,
                                       &statement, NULL) == SQLITE_OK
                   && sqlite3_step (statement) == SQLITE_ROW
                   && g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0;

  (void) sqlite3_finalize (statement);
  return sound;
}


/*
 * vei_case_db_is_whole:
 * @self: a database
 *
 * Finds out whether the file is as long as it says that it is. What the
 * journal holds is moved into it first.
 *
 * Returns: whether nothing has been cut off
 */
gboolean
vei_case_db_is_whole (VeiCaseDb *self)
{
  int n_pages = 0, page_bytes = 0;
  GStatBuf file;

  if (self->mode != VEI_DB_READ && !vei_case_db_checkpoint (self, NULL))
    return TRUE;
  return read_number (self, "PRAGMA page_count", &n_pages, NULL)
         && read_number (self, "PRAGMA page_size", &page_bytes, NULL)
         && g_stat (self->path, &file) == 0
         && file.st_size >= (goffset) n_pages * page_bytes;
}
