/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/help/vei-help-topics.h"

#include <glib/gi18n.h>
#include <string.h>

#define KEPT_AT_ONCE \
  N_("What you choose and write is kept on this computer at once, in the way that you chose. " \
     "It is sent to nobody.")
#define NOT_KEPT \
  N_("What you type here is not kept with your answers.")

static const VeiHelpTopic topics[] = {
  { "home", N_("Start page"),
    N_("Here you choose what you need help with. What you have begun stands below."),
    { N_("Choose the card that comes closest. You can always come back and choose another."),
      N_("Go on with what you have begun: it stands where you left it."),
      N_("Look something up without answering any question.") },
    NULL },
  { "keep", N_("How your answers are kept"),
    N_("What you write is about your health. Here you choose how it is kept on this computer, "
       "or that it is not kept."),
    { N_("Choose one way. You can change it later, in the settings."),
      N_("Choose not to keep anything, if others use this computer.") },
    NULL },
  { "fault", N_("Equipment that does not work"),
    N_("Here you see whom to tell when a pump or a sensor does not work. It is no application."),
    { N_("Ring the hospital or your doctor. The screen says what to say."),
      N_("Find the unit that lends out equipment where you live.") },
    NULL },
  { "guide", N_("The guide"),
    N_("The guide asks one matter at a time, and only what can still change the answer."),
    { N_("Choose the answer that fits. “Don’t know” is an answer too: you are told what to find "
         "out, and whom to ask."),
      N_("Open “Why do we ask?” to see the reason and the source."),
      N_("Press a word below a question to see what it means."),
      N_("Go back and change an answer. Nothing is lost.") },
    KEPT_AT_ONCE },
  { "result", N_("The answer"),
    N_("Here you see what speaks for the equipment, what is missing, and what you can do now."),
    { N_("Press the small pill below a sentence to see who says so, and when."),
      N_("Take the steps in order. Each has its own buttons: write the letter, find the unit, "
         "put the deadline in your calendar."),
      N_("Change an answer, and the page follows.") },
    N_("The answer is worked out anew each time. It says what the sources say. It does not "
       "decide: the doctor and the hospital do.") },
  { "letter", N_("Letter"),
    N_("Here the letter is written from your answers. You make it your own."),
    { N_("Take reasons out, and add your own words. When did it last happen, what happened, and "
         "who helped?"),
      N_("Write in the letter itself. What you have changed is never written over."),
      N_("Look at “Paper” to see what is printed."),
      N_("Print it, or save it as a file. Then you are told how to hand it in.") },
    N_("The letter is kept with your answers. A file that you save yourself is yours to look "
       "after: “Delete everything” does not reach it.") },
  { "lookup", N_("Look up"),
    N_("Here you find all that the program knows: equipment, units, travel, rights and more."),
    { N_("Write a word at the top to search in all of it."),
      N_("Choose a subject to read.") },
    NOT_KEPT },
  { "lookup:devices", N_("Equipment"),
    N_("Here you see which equipment stood on the hospitals’ lists on a day, and in which order."),
    { N_("Choose a day. Old lists are shown as old."),
      N_("Open a device to see which agreements it has been in.") },
    NOT_KEPT },
  { "lookup:units", N_("Units"),
    N_("Here you find who lends out equipment where you live."),
    { N_("Write your municipality, your hospital or your county."),
      N_("Say whether the unit is right. Then your letters go there.") },
    N_("Only the unit that you choose for your letter is kept.") },
  { "lookup:travel", N_("Travel"),
    N_("Here you plan a trip: what to bring, how much, whom to ask, and who is responsible."),
    { N_("Fill in the days and what you use. The amounts are worked out at once."),
      N_("Print the checklist, or write a letter about the trip.") },
    N_("The trip is kept with your answers, so that a letter can use it.") },
  { "lookup:abroad", N_("Treatment abroad"),
    N_("Here four schemes are kept apart, so that you find the one that fits, if any does."),
    { N_("Answer a few questions to see which scheme it is."),
      N_("See who decides, and who hears a complaint.") },
    NOT_KEPT },
  { "lookup:rights", N_("Rights and deadlines"),
    N_("Here you see how to complain, by when, and who helps."),
    { N_("Write the day you heard of the no, and see the last day to complain."),
      N_("Read what the hospital, Statsforvalteren and the ombud do.") },
    NOT_KEPT },
  { "lookup:topics", N_("Other routes"),
    N_("Here are short articles on what the other screens have no room for."),
    { N_("Open an article. It says who stands behind what."),
      N_("Notice where a source is Danish: those are not Norwegian rules.") },
    NULL },
  { "lookup:terms", N_("Glossary"),
    N_("Here words from the hospital and the health service are explained."),
    { N_("Go down the list, or search with Ctrl+F.") },
    NULL },
  { "lookup:sources", N_("Sources"),
    N_("Here stands all that the program rests on, how old it is, and how sure we are."),
    { N_("Open a source on the web, where it has an address.") },
    NULL },
  { "cases", N_("Cases"),
    N_("Here an adviser finds the cases again: by name, unit, status or deadline."),
    { N_("Write a part of a name to find a case."),
      N_("Open a case, and it is the one that the other screens show."),
      N_("Hand a case over as a locked file, and take over what others hand to you."),
      N_("Join two cases that are about the same member.") },
    N_("Cases are kept encrypted on this computer, and are locked when you are away.") },
  { "phone", N_("On the telephone"),
    N_("Here an adviser asks and notes while somebody is on the telephone."),
    { N_("Ask the question that stands first. The answer is seen at the side.") },
    KEPT_AT_ONCE },
  { "statistics", N_("Numbers without names"),
    N_("Here an adviser sees how many were told no, and how the complaints went."),
    { N_("See the numbers by unit, month, equipment and reason. Small numbers are left out, so "
         "that nobody can be known again."),
      N_("Save the numbers as a file, for a report or a talk.") },
    N_("The numbers are counted from the cases on this computer. A name is never among them.") },
  { "receipt", N_("Does the answer look wrong?"),
    N_("Here you save a file that shows how the answer came about."),
    { N_("Read what is in the file, and what is not, before you save it."),
      N_("Give it to those who look after the rules. They see what you see.") },
    N_("There is no name in the file, but the answers are about health. Give it only to "
       "somebody you trust.") },
  { "deadlines", N_("Deadlines"),
    N_("Here stand the deadlines that are near, the nearest first."),
    { N_("Open a case from its deadline.") },
    NULL },
  { "settings", N_("Settings"),
    N_("Here you choose the language, and how what you write is kept."),
    { N_("Choose a language. What you have written stays as it is, and letters stay Norwegian."),
      N_("Change how your answers are kept, or delete everything.") },
    NULL },
  { "packs", N_("The knowledge"),
    N_("Here you see which knowledge is in use, and get a newer one."),
    { N_("Look for an update when you want to. Nothing is fetched unless you ask."),
      N_("Go back to the one before, if something is wrong.") },
    N_("Your answers are never sent. They are judged anew with the new knowledge.") },
  { "rules", N_("How the rules are checked"),
    N_("Here stand all the rules in words, for a doctor or a lawyer to read."),
    { N_("Open a part, or search for a word in the rules."),
      N_("See in which order the questions are asked, as a drawing and in words.") },
    NULL },
  { "shortcuts", N_("Keyboard shortcuts"),
    N_("Here stand the keys that do something wherever you are."),
    { N_("Ctrl+? opens this list on every screen.") },
    NULL },
  { "tour", N_("A short tour"),
    N_("Four pages say what the program does, and what it does not do."),
    { N_("Go on with Enter, or skip the tour. You find it again in the menu.") },
    NULL },
  { "about", N_("About Utstyrsveiviser"),
    N_("Here you see which version this is, who made it, and what the licence is."),
    { N_("Write the version down when you report something that is wrong.") },
    NULL },
};

/**
 * vei_help_topic_get_n:
 *
 * Counts the screens that the help knows.
 *
 * Returns: how many there are
 */
guint
vei_help_topic_get_n (void)
{
  return G_N_ELEMENTS (topics);
}

/**
 * vei_help_topic_get:
 * @index: from 0
 *
 * Gets what the help says of a screen.
 *
 * Returns: (transfer none): the topic
 */
const VeiHelpTopic *
vei_help_topic_get (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (topics), NULL);

  return &topics[index];
}

/**
 * vei_help_topic_find:
 * @id: a screen, such as `guide` or `lookup:units`
 *
 * Finds what the help says of a screen. What it does not know further than its
 * place has the help of the place; a screen that it does not know has none.
 *
 * Returns: (transfer none) (nullable): the topic, or %NULL
 */
const VeiHelpTopic *
vei_help_topic_find (const char *id)
{
  gsize place;

  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    if (g_str_equal (topics[i].id, id))
      return &topics[i];
  place = strcspn (id, ":");
  for (guint i = 0; id[place] != '\0' && i < G_N_ELEMENTS (topics); i++)
    if (strlen (topics[i].id) == place && strncmp (topics[i].id, id, place) == 0)
      return &topics[i];
  return NULL;
}
