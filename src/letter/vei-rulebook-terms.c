/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "letter/vei-rulebook-private.h"

/* What letters.json says with single words, in sentences. docs/pack-format.md has the list. */

typedef struct
{
  const char *word;
  const char *holds;
  const char *is_not;
} Phrase;

/* Without a name after a colon. */
static const Phrase alone[] = {
  { "asks", N_("the letter asks for equipment"), N_("the letter asks for no equipment") },
  { "guardian", N_("a guardian writes"), N_("no guardian writes") },
  { "reasons", N_("a reason stands in the letter"), N_("no reason stands in the letter") },
  { "trip", N_("the case has a trip"), N_("the case has no trip") },
  { "attachments", N_("there are attachments"), N_("there are no attachments") },
  { "events", N_("the letter tells of events"), N_("the letter tells of no events") },
  { "find_out", N_("there is something to find out"), N_("there is nothing to find out") },
  { "supplies", N_("there are supplies for the trip"), N_("there are no supplies for the trip") },
};

/* With one; %s is what it names. */
static const Phrase with_name[] = {
  { "asks", N_("the letter asks for: %s"), N_("the letter does not ask for: %s") },
  { "reason", N_("this can be a reason: %s"), N_("this cannot be a reason: %s") },
  { "caution", N_("this caution applies: %s"), N_("this caution does not apply: %s") },
  { "approval", N_("this approval applies: %s"), N_("this approval does not apply: %s") },
  { "fact", N_("this is known: %s"), N_("this is not known: %s") },
  { "own_words", N_("own words stand under: %s"), N_("no own words stand under: %s") },
  { "trip", N_("taken along on the trip: %s"), N_("not taken along on the trip: %s") },
};

static const Phrase facts[] = {
  { "equipment", N_("the equipment that is wanted"), NULL },
  { "asked", N_("the equipment that is asked for"), NULL },
  { "device", N_("which device is wanted"), NULL },
  { "person_name", N_("the person’s name"), NULL },
  { "birth_date", N_("the date of birth"), NULL },
  { "refusal_received", N_("the day on which the no was received"), NULL },
  { "refusal_dated", N_("the date of the no"), NULL },
  { "refusal_reason", N_("the reason that was given for the no"), NULL },
  { "reference", N_("the reference of the case"), NULL },
  { "decided_by", N_("who said no"), NULL },
  { "deadline", N_("the deadline"), NULL },
  { "reasons_by", N_("when the reasons follow"), NULL },
  { "hba1c", N_("the latest HbA1c"), NULL },
  { "trip_country", N_("the country of the trip"), NULL },
  { "trip_depart", N_("the day of departure"), NULL },
  { "trip_return", N_("the day of return"), NULL },
  { "trip_days", N_("the length of the trip"), NULL },
  { "trip_insulin", N_("the insulin for the trip"), NULL },
};

static const Phrase inserts[] = {
  { "sender", N_("who writes, with the address"), NULL },
  { "signature", N_("the greeting and the signature"), NULL },
  { "signature_plain", N_("the signature, without a greeting"), NULL },
  { "signature_doctor", N_("lines for a doctor to fill in and sign"), NULL },
  { "events", N_("attachment 1: each event that the letter tells of"), NULL },
  { "supplies", N_("what to take along on the trip, and how much of each"), NULL },
  { "recipient", N_("the clinic, with its address"), NULL },
  { "recipient_decider", N_("who said no, or else the clinic"), NULL },
  { "recipient_gp", N_("the general practitioner"), NULL },
  { "representative", N_("who is given the power of attorney"), NULL },
  { "place_date", N_("the place and the date"), NULL },
  { "reasons", N_("each reason, with the person’s own words and how often it has happened"), NULL },
  { "own_words", N_("the person’s own words"), NULL },
  { "refusal_reason", N_("the reason that was given for the no"), NULL },
  { "find_out", N_("what to find out, and whom to ask"), NULL },
  { "attachments", N_("the list of attachments"), NULL },
};

static const Phrase *
find_phrase (const Phrase *phrases,
             guint         n,
             const char   *word)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (phrases[i].word, word))
      return &phrases[i];
  return NULL;
}

/* What a name in a term stands for, in words; an id of the rules stays, for the rules stand under it. */
static const char *
get_name (VeiRulebook *self,
          const char  *kind,
          const char  *id)
{
  const VeiQuestion *question = vei_knowledge_find_question (self->knowledge, id);
  const Phrase *fact = find_phrase (facts, G_N_ELEMENTS (facts), id);

  if (g_str_equal (kind, "fact"))
    return fact != NULL ? _(fact->holds) : id;
  if (g_str_equal (kind, "reason") || g_str_equal (kind, "own_words"))
    return question != NULL ? vei_rulebook_get (self, &question->short_text) : id;
  for (guint e = 0; e < self->knowledge->n_equipment; e++)
    if (g_str_equal (self->knowledge->equipment[e].public.id, id))
      return vei_rulebook_get (self, &self->knowledge->equipment[e].public.name);
  return id;
}

/*
 * vei_rulebook_describe_term:
 * @term: a term of `has`, such as "!asks:sensor"
 *
 * Returns: (transfer full): what must be so, in words; the term itself where
 *   it is not one that this program knows
 */
char *
vei_rulebook_describe_term (VeiRulebook *self,
                            const char  *term)
{
  gboolean negated = *term == '!';
  g_auto (GStrv) parts = g_strsplit (term + negated, ":", 2);
  const Phrase *phrase = parts[1] == NULL
                         ? find_phrase (alone, G_N_ELEMENTS (alone), parts[0])
                         : find_phrase (with_name, G_N_ELEMENTS (with_name), parts[0]);
  g_auto (GStrv) around = NULL;

  if (phrase == NULL)
    return g_strdup (term);
  if (parts[1] == NULL)
    return g_strdup (negated ? _(phrase->is_not) : _(phrase->holds));
  around = g_strsplit (negated ? _(phrase->is_not) : _(phrase->holds), "%s", 2);
  return g_strconcat (around[0], get_name (self, parts[0], parts[1]), around[1], NULL);
}

/*
 * vei_rulebook_describe_insert:
 * @insert: what is inserted
 *
 * Returns: (transfer none): what that is, in words
 */
const char *
vei_rulebook_describe_insert (const char *insert)
{
  const Phrase *phrase = find_phrase (inserts, G_N_ELEMENTS (inserts), insert);

  return phrase != NULL ? _(phrase->holds) : insert;
}
