/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-knowledge.h"

G_BEGIN_DECLS

#define VEI_CLI_NAME "utstyrsveiviser-cli"

/**
 * VeiExit:
 * @VEI_EXIT_DONE: done
 * @VEI_EXIT_REFUSED: the input was understood and refused
 * @VEI_EXIT_USAGE: wrong usage
 * @VEI_EXIT_IO: something could not be read or written
 *
 * The exit status of the program.
 */
typedef enum
{
  VEI_EXIT_DONE = 0,
  VEI_EXIT_REFUSED = 1,
  VEI_EXIT_USAGE = 2,
  VEI_EXIT_IO = 3,
} VeiExit;

/**
 * VeiCliError:
 * @VEI_CLI_ERROR_USAGE: an option or an argument that does not exist
 * @VEI_CLI_ERROR_REFUSED: a check that failed
 * @VEI_CLI_ERROR_IO: something could not be read or written
 *
 * Errors whose message is the whole refusal: `WHERE: what; what to do`.
 */
typedef enum
{
  VEI_CLI_ERROR_USAGE,
  VEI_CLI_ERROR_REFUSED,
  VEI_CLI_ERROR_IO,
} VeiCliError;

#define VEI_CLI_ERROR (vei_cli_error_quark ())
GQuark vei_cli_error_quark (void);

#define VEI_MAX_OPTIONS 8

typedef struct
{
  const char *name;            /* without the dashes */
  char        letter;          /* 0: none */
  const char *argument;        /* what stands for its value in the help; NULL: a flag */
  const char *help;            /* one line */
} VeiOption;

typedef struct _VeiCli VeiCli;

typedef struct
{
  const char      *name;
  const char      *usage;      /* what follows the name in the help */
  const char      *summary;    /* one line, for the list of commands */
  const char      *details;    /* a few sentences; NULL: none */
  const VeiOption *options;    /* ends with a row without a name; NULL: none */
  guint            max_arguments;
  gboolean       (*run) (VeiCli  *cli,
                         GError **error);
} VeiCommand;

/**
 * VeiCli:
 *
 * One call of the program: what was asked for, and what is to be printed.
 */
struct _VeiCli
{
  const VeiCommand *command;   /* NULL: none was named */
  const char       *values[VEI_MAX_OPTIONS];   /* of the command's own options */
  gboolean          help;
  gboolean          version;
  const char       *language_code;             /* NULL: not given */
  const char       *pack_directory;            /* NULL: the bundled pack */
  GPtrArray        *arguments;                 /* (element-type filename), not owned */
  VeiLanguage       language;
  char            **argv;                      /* the whole command line, not owned */
  GString          *out;
};

void          vei_cli_init           (VeiCli            *cli);
void          vei_cli_clear          (VeiCli            *cli);
gboolean      vei_cli_parse          (VeiCli            *cli,
                                      const VeiCommand  *commands,
                                      int                argc,
                                      char             **argv,
                                      GError           **error);

const char   *vei_cli_get_option     (VeiCli            *cli,
                                      const char        *name);
gboolean      vei_cli_get_date       (VeiCli            *cli,
                                      const char        *option,
                                      GDate             *date,
                                      GError           **error);
gboolean      vei_cli_get_as_of      (VeiCli            *cli,
                                      GDate             *as_of,
                                      GError           **error);
VeiPack      *vei_cli_open_pack      (const char        *directory,
                                      GError           **error) G_GNUC_WARN_UNUSED_RESULT;
VeiKnowledge *vei_cli_load_knowledge (VeiCli            *cli,
                                      GError           **error) G_GNUC_WARN_UNUSED_RESULT;

char         *vei_cli_quote          (const char        *text) G_GNUC_WARN_UNUSED_RESULT;
void          vei_cli_set_usage_error (VeiCli           *cli,
                                       GError          **error,
                                       const char       *format,
                                       ...) G_GNUC_PRINTF (3, 4);
gboolean      vei_cli_flush          (VeiCli            *cli,
                                      GError           **error);
VeiExit       vei_cli_refuse         (const GError      *error);

void          vei_cli_add_help       (VeiCli            *cli,
                                      const VeiCommand  *commands);

G_END_DECLS
