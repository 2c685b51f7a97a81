/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/vei-abroad-private.h"
#include "core/vei-table-private.h"

#define MAX_LENGTH 32

static gboolean
refuse_id (const VeiJson  *json,
           const char     *id,
           GError        **error)
{
  vei_json_set_error (json, error, VEI_DATA_ERROR_UNKNOWN,
                      _("there is nothing with the id “%s”"), id);
  return FALSE;
}

/* A member that is `null`, or the id of an element of a list. */
static gboolean
read_reference (const VeiJson  *object,
                const char     *member,
                gconstpointer   list,
                guint           n,
                gsize           size,
                gconstpointer  *element,
                GError        **error)
{
  VeiJson json;
  const char *id;

  *element = NULL;
  if (!vei_json_member (object, member, &json, error))
    return FALSE;
  if (vei_json_is_null (&json))
    return TRUE;
  if (!vei_json_string (&json, &id, error))
    return FALSE;
  *element = vei_find_in_list (list, n, size, id);
  return *element != NULL || refuse_id (&json, id, error);
}

static gboolean
read_deadline (VeiKnowledge  *knowledge,
               const VeiJson *json,
               gpointer       deadline,
               GError       **error)
{
  static const char * const members[] = { "id", "days", "months", "text", "source", NULL };
  VeiAbroadDeadline *self = deadline;
  const char *unit = vei_json_has (json, "months") ? "months" : "days";
  VeiJson amount;
  gint64 value;

  if (!vei_json_check_object (json, members, error) ||
      !vei_knowledge_read_id (knowledge, json, "id", &self->id, error) ||
      !vei_json_member (json, unit, &amount, error) ||
      !vei_json_integer (&amount, 1, 366, &value, error) ||
      !vei_knowledge_read_text (knowledge, json, "text", TRUE, &self->text, error) ||
      !vei_knowledge_read_source_refs (knowledge, json, &self->sources, error))
    return FALSE;
  *(g_str_equal (unit, "months") ? &self->months : &self->days) = (guint) value;
  return TRUE;
}

static gboolean
read_scheme_members (VeiKnowledge  *knowledge,
                     const VeiJson *json,
                     gpointer       scheme,
                     GError       **error)
{
  static const char * const members[] = {
    "id", "title", "summary", "parts", "related", "by_region", "complaint_body",
    "complaint_deadline", NULL
  };
  VeiScheme *self = scheme;

  return vei_json_check_object (json, members, error) &&
         vei_read_article_members (knowledge, json, &self->article, error) &&
         vei_read_flag (json, "by_region", &self->by_region, error);
}

static gboolean
link_scheme (VeiAbroad      *self,
             const VeiJson  *json,
             VeiScheme      *scheme,
             GError        **error)
{
  gconstpointer body, deadline;

  if (!read_reference (json, "complaint_body", self->bodies, self->n_bodies, sizeof (VeiBody),
                       &body, error) ||
      !read_reference (json, "complaint_deadline", self->deadlines, self->n_deadlines,
                       sizeof (VeiAbroadDeadline), &deadline, error))
    return FALSE;
  scheme->body = body;
  scheme->deadline = deadline;
  return TRUE;
}

static gboolean
read_schemes (VeiAbroad      *self,
              const VeiJson  *root,
              GError        **error)
{
  VeiJson list, json;
  gpointer schemes;

  if (!vei_read_id_list (self->knowledge, root, "schemes", MAX_LENGTH, sizeof (VeiScheme),
                         read_scheme_members, &schemes, &self->n_schemes, error) ||
      !vei_json_member (root, "schemes", &list, error))
    return FALSE;
  for (guint i = 0; i < self->n_schemes; i++)
    if (!vei_json_element (&list, i, &json, error) ||
        !link_scheme (self, &json, (VeiScheme *) schemes + i, error))
      return FALSE;
  self->schemes = schemes;
  return TRUE;
}

static gboolean
read_region (VeiKnowledge  *knowledge,
             const VeiJson *json,
             gpointer       region,
             GError       **error)
{
  static const char * const members[] = { "id", "name", "office", "text", "source", NULL };
  VeiAbroadRegion *self = region;

  return vei_json_check_object (json, members, error) &&
         vei_knowledge_read_id (knowledge, json, "id", &self->id, error) &&
         vei_knowledge_read_text (knowledge, json, "name", TRUE, &self->name, error) &&
         vei_knowledge_read_text (knowledge, json, "text", TRUE, &self->text, error) &&
         vei_knowledge_read_source_refs (knowledge, json, &self->sources, error);
}

static gboolean
read_regions (VeiAbroad      *self,
              const VeiJson  *root,
              GError        **error)
{
  VeiJson list, json;
  gconstpointer office;
  gpointer regions;

  if (!vei_read_id_list (self->knowledge, root, "regions", MAX_LENGTH, sizeof (VeiAbroadRegion),
                         read_region, &regions, &self->n_regions, error) ||
      !vei_json_member (root, "regions", &list, error))
    return FALSE;
  for (guint i = 0; i < self->n_regions; i++)
    {
      if (!vei_json_element (&list, i, &json, error) ||
          !read_reference (&json, "office", self->bodies, self->n_bodies, sizeof (VeiBody),
                           &office, error))
        return FALSE;
      ((VeiAbroadRegion *) regions)[i].office = office;
    }
  self->regions = regions;
  return TRUE;
}

/* ---- The chooser ---- */

static gboolean
read_choice (VeiKnowledge  *knowledge,
             const VeiJson *json,
             gpointer       choice,
             GError       **error)
{
  static const char * const members[] = { "id", "label", "goes_to", NULL };
  VeiChooserChoice *self = choice;

  return vei_json_check_object (json, members, error) &&
         vei_knowledge_read_id (knowledge, json, "id", &self->id, error) &&
         vei_knowledge_read_text (knowledge, json, "label", TRUE, &self->label, error) &&
         vei_knowledge_read_id (knowledge, json, "goes_to", &self->goes_to, error);
}

static gboolean
read_question (VeiKnowledge  *knowledge,
               const VeiJson *json,
               gpointer       question,
               GError       **error)
{
  static const char * const members[] = { "id", "text", "choices", NULL };
  VeiChooserQuestion *self = question;
  gpointer choices;

  if (!vei_json_check_object (json, members, error) ||
      !vei_knowledge_read_id (knowledge, json, "id", &self->id, error) ||
      !vei_knowledge_read_text (knowledge, json, "text", TRUE, &self->text, error) ||
      !vei_read_id_list (knowledge, json, "choices", MAX_LENGTH, sizeof (VeiChooserChoice),
                         read_choice, &choices, &self->n_choices, error))
    return FALSE;
  self->choices = choices;
  return TRUE;
}

static gboolean
read_result (VeiKnowledge  *knowledge,
             const VeiJson *json,
             gpointer       result,
             GError       **error)
{
  static const char * const members[] = { "id", "title", "text", "source", "scheme", NULL };
  VeiChooserResult *self = result;

  return vei_json_check_object (json, members, error) &&
         vei_knowledge_read_id (knowledge, json, "id", &self->id, error) &&
         vei_knowledge_read_text (knowledge, json, "title", TRUE, &self->title, error) &&
         vei_knowledge_read_text (knowledge, json, "text", TRUE, &self->text, error) &&
         vei_knowledge_read_source_refs (knowledge, json, &self->sources, error);
}

static gboolean
read_results (VeiAbroad      *self,
              const VeiJson  *chooser,
              GError        **error)
{
  VeiJson list, json;
  gconstpointer scheme;
  gpointer results;

  if (!vei_read_id_list (self->knowledge, chooser, "results", MAX_LENGTH,
                         sizeof (VeiChooserResult), read_result, &results, &self->n_results,
                         error) ||
      !vei_json_member (chooser, "results", &list, error))
    return FALSE;
  for (guint i = 0; i < self->n_results; i++)
    {
      if (!vei_json_element (&list, i, &json, error) ||
          !read_reference (&json, "scheme", self->schemes, self->n_schemes, sizeof (VeiScheme),
                           &scheme, error))
        return FALSE;
      ((VeiChooserResult *) results)[i].scheme = scheme;
    }
  self->results = results;
  return TRUE;
}

static int
find_index (gconstpointer  list,
            guint          n,
            gsize          size,
            const char    *id)
{
  const char *element = vei_find_in_list (list, n, size, id);

  return element != NULL ? (int) ((gsize) (element - (const char *) list) / size) : -1;
}

/* A choice leads on, never back; every question and result is led to. */
static gboolean
link_choices (VeiAbroad      *self,
              const VeiJson  *json,
              GError        **error)
{
  guint64 questions = 1, results = 0;

  for (guint q = 0; q < self->n_questions; q++)
    for (guint c = 0; c < self->questions[q].n_choices; c++)
      {
        VeiChooserChoice *choice = (VeiChooserChoice *) &self->questions[q].choices[c];

        choice->question = find_index (self->questions, self->n_questions,
                                       sizeof (VeiChooserQuestion), choice->goes_to);
        choice->result = find_index (self->results, self->n_results, sizeof (VeiChooserResult),
                                     choice->goes_to);
        if ((choice->question < 0) == (choice->result < 0) ||
            (choice->question >= 0 && choice->question <= (int) q))
          return refuse_id (json, choice->goes_to, error);
        if (choice->question >= 0)
          questions |= G_GUINT64_CONSTANT (1) << choice->question;
        else
          results |= G_GUINT64_CONSTANT (1) << choice->result;
      }
  if (questions == (G_GUINT64_CONSTANT (1) << self->n_questions) - 1 &&
      results == (G_GUINT64_CONSTANT (1) << self->n_results) - 1)
    return TRUE;
  vei_json_set_error (json, error, VEI_DATA_ERROR_VALUE,
                      _("nothing leads to one of the questions or results"));
  return FALSE;
}

static gboolean
read_chooser (VeiAbroad      *self,
              const VeiJson  *root,
              GError        **error)
{
  static const char * const members[] = { "questions", "results", NULL };
  VeiJson json;
  gpointer questions;

  if (!vei_json_member (root, "chooser", &json, error) ||
      !vei_json_check_object (&json, members, error) ||
      !read_results (self, &json, error) ||
      !vei_read_id_list (self->knowledge, &json, "questions", MAX_LENGTH,
                         sizeof (VeiChooserQuestion), read_question, &questions,
                         &self->n_questions, error))
    return FALSE;
  self->questions = questions;
  return link_choices (self, &json, error);
}

gboolean
vei_abroad_read (VeiKnowledge  *knowledge,
                 const VeiJson *root,
                 gpointer       abroad,
                 GError       **error)
{
  static const char * const members[] = {
    "intro", "bodies", "deadlines", "schemes", "regions", "chooser", "tables", NULL
  };
  VeiAbroad *self = abroad;
  gpointer intro, bodies, deadlines;

  if (!vei_json_check_object (root, members, error) ||
      !vei_read_list (knowledge, root, "intro", MAX_LENGTH, sizeof (VeiPoint), vei_read_point,
                      &intro, &self->n_intro, error) ||
      !vei_read_id_list (knowledge, root, "bodies", MAX_LENGTH, sizeof (VeiBody), vei_read_body,
                         &bodies, &self->n_bodies, error) ||
      !vei_read_id_list (knowledge, root, "deadlines", MAX_LENGTH, sizeof (VeiAbroadDeadline),
                         read_deadline, &deadlines, &self->n_deadlines, error))
    return FALSE;
  self->intro = intro;
  self->bodies = bodies;
  self->deadlines = deadlines;
  return read_schemes (self, root, error) &&
         read_regions (self, root, error) &&
         read_chooser (self, root, error) &&
         vei_read_tables (knowledge, root, &self->tables, &self->n_tables, error);
}
