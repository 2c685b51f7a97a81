/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-condition.h"
#include "core/vei-trip.h"
#include "letter/vei-document-private.h"
#include "letter/vei-letter.h"
#include "letter/vei-linter.h"

G_BEGIN_DECLS

/* What a text of letters.json may name in {braces}. */
typedef enum
{
  VEI_SLOT_EQUIPMENT,          /* all that is wanted */
  VEI_SLOT_ASKED,              /* that without what is only to be mended */
  VEI_SLOT_DEVICE,
  VEI_SLOT_PERSON_NAME,
  VEI_SLOT_BIRTH_DATE,
  VEI_SLOT_REFUSAL_RECEIVED,
  VEI_SLOT_REFUSAL_DATED,
  VEI_SLOT_REFUSAL_REASON,
  VEI_SLOT_REFERENCE,
  VEI_SLOT_DECIDED_BY,
  VEI_SLOT_DEADLINE,
  VEI_SLOT_REASONS_BY,
  VEI_SLOT_HBA1C,
  VEI_SLOT_TRIP_COUNTRY,
  VEI_SLOT_TRIP_DEPART,
  VEI_SLOT_TRIP_RETURN,
  VEI_SLOT_TRIP_DAYS,
  VEI_SLOT_TRIP_INSULIN,
  VEI_N_SLOTS,
} VeiSlot;

/* Small words that the parts made by the program need. */
typedef enum
{
  VEI_WORD_AND,
  VEI_WORD_NAME,
  VEI_WORD_ADDRESS,
  VEI_WORD_PHONE,
  VEI_WORD_EMAIL,
  VEI_WORD_BORN,
  VEI_WORD_HOSPITAL,
  VEI_WORD_GP,
  VEI_WORD_REPRESENTATIVE,
  VEI_WORD_GREETING,
  VEI_WORD_GUARDIAN,
  VEI_WORD_EVENTS,
  VEI_WORD_EVENTS_HAPPENED,    /* "Dette har hendt", before how often */
  VEI_WORD_EVENTS_ATTACHMENT,  /* what attachment 1 is called in the list */
  VEI_WORD_EVENT_HAPPENED,     /* "Dette hendte", before a date */
  VEI_WORD_ATTACHMENT,
  VEI_WORD_EVENTS_SEE,         /* "Dagene står i vedlegg 1." */
  VEI_WORD_ONCE,
  VEI_WORD_TIMES,
  VEI_WORD_IN_MONTH,
  VEI_WORD_FROM_MONTH,
  VEI_WORD_TO_MONTH,
  VEI_WORD_WITHOUT_DATE,
  VEI_WORD_DOCTOR,
  VEI_WORD_WORKPLACE,
  VEI_WORD_STAMP,
  VEI_N_WORDS,
} VeiWord;

/* What letters.json may ask of a letter besides the answers. */
typedef enum
{
  VEI_TERM_ASKS,               /* index: equipment, or -1 for any */
  VEI_TERM_GUARDIAN,
  VEI_TERM_REASONS,
  VEI_TERM_REASON,             /* index: question */
  VEI_TERM_CAUTION,            /* index: caution */
  VEI_TERM_APPROVAL,           /* index: approval */
  VEI_TERM_FACT,               /* index: a VeiSlot */
  VEI_TERM_ATTACHMENTS,
  VEI_TERM_EVENTS,
  VEI_TERM_FIND_OUT,
  VEI_TERM_OWN_WORDS,          /* index: question */
  VEI_TERM_SUPPLIES,
  VEI_TERM_TRIP,               /* index: equipment that is taken along, or -1 for any */
} VeiTermKind;

typedef struct
{
  VeiTermKind kind;
  gboolean    negated;
  int         index;
} VeiTerm;

/* A part that the program makes. */
typedef enum
{
  VEI_INSERT_NONE,
  VEI_INSERT_SENDER,
  VEI_INSERT_RECIPIENT,
  VEI_INSERT_RECIPIENT_DECIDER,
  VEI_INSERT_RECIPIENT_GP,
  VEI_INSERT_PLACE_DATE,
  VEI_INSERT_REASONS,
  VEI_INSERT_OWN_WORDS,
  VEI_INSERT_REFUSAL_REASON,
  VEI_INSERT_FIND_OUT,
  VEI_INSERT_ATTACHMENTS,
  VEI_INSERT_EVENTS,
  VEI_INSERT_SUPPLIES,
  VEI_INSERT_REPRESENTATIVE,
  VEI_INSERT_SIGNATURE,
  VEI_INSERT_SIGNATURE_PLAIN,
  VEI_INSERT_SIGNATURE_DOCTOR,
} VeiInsert;

/* A block of letters.json, or a place for a part that the program makes. */
typedef struct
{
  const char    *id;
  VeiInsert      insert;
  int            question;     /* VEI_INSERT_OWN_WORDS; else -1 */
  VeiBlockRole   role;
  guint8         level;
  gboolean       run_on;
  gboolean       form;
  gboolean       new_page;
  int            equipment;    /* -1: of no kind of equipment */
  VeiCondition  *when;         /* NULL: always */
  GArray        *terms;        /* of VeiTerm, all of which must hold */
  VeiText        text;
  VeiText        child;        /* as a guardian says it; empty: as text */
  guint64        answers;
  GStrv          facts;
  const char    *rule;         /* "criterion": the one of that equipment */
  VeiSourceRefs  sources;
} VeiLetterItem;

typedef struct
{
  guint          question;
  guint32        equipment;    /* one bit for each kind that it can speak for */
  VeiCondition  *when;
  VeiText        text;
  VeiText        child;
  VeiSourceRefs  sources;
} VeiLetterReason;

typedef struct
{
  VeiCondition  *when;
  guint          answer;       /* the question whose answer is in the way */
  VeiText        text;
} VeiLetterRefusal;

typedef struct
{
  VeiLetterKind  public;       /* first, so that one can be cast to the other */
  guint          index;        /* place in the file */
  gboolean       bilingual;    /* each paragraph in Norwegian, then in English */
  gboolean       needs_trip;
  VeiText        no_trip;      /* what to do where the case has no trip */
  GPtrArray     *refusals;     /* of VeiLetterRefusal */
  GPtrArray     *items;        /* of VeiLetterItem, owned by the book; NULL: not read yet */
} VeiLetterKindData;

/* A word or a part of one, and what can stand in its place. */
typedef struct
{
  VeiText word;
  VeiText plain;
} VeiPlainWord;

struct _VeiLetterBook
{
  GObject parent_instance;

  VeiKnowledge *knowledge;
  JsonNode     *node;          /* the file: blocks are read when they are first needed */
  GStringChunk *strings;
  GPtrArray    *allocations;
  GPtrArray    *conditions;    /* owned here, used by the rest */
  GPtrArray    *all_items;     /* owns the items */
  GHashTable   *groups;        /* id -> GPtrArray of VeiLetterItem */
  GPtrArray    *kinds;         /* of VeiLetterKindData */
  GArray       *reasons;       /* of VeiLetterReason */
  VeiText       equipment[VEI_MAX_EQUIPMENT];
  VeiText       words[VEI_N_WORDS];
  guint32       not_asked_verdicts;
  guint32       open_verdicts;
  guint         reasons_follow_days;
  GPtrArray    *numbers;       /* of VeiText: one, two, three … */
  VeiText       lints[VEI_N_LINTS];
  GArray       *plain_words;   /* of VeiPlainWord */
  GPtrArray    *vague_words;   /* of VeiText */
  GPtrArray    *attachment_words;   /* of VeiText: what speaks of an attachment */
  VeiTravel    *travel;        /* NULL until a letter needs it */
};

/* A journey, and what applies to it. */
typedef struct
{
  VeiTravel    *travel;        /* owned by the book */
  VeiTrip       trip;
  VeiTripAnswer answer;
} VeiLetterTrip;

/* A letter being written. */
typedef struct
{
  VeiLetterBook *book;
  const VeiLetterKindData *kind;
  VeiCase       *letter_case;
  VeiLanguage    language;
  GDate          as_of;
  VeiAnswers     effective;
  VeiAssessment  assessment;
  gboolean       guardian;     /* a guardian writes for a child under 16 */
  gboolean       events_attached;   /* they stand in attachment 1 */
  guint          n_events;     /* that stand there */
  VeiLetterTrip *trip;         /* NULL: the case has none */
  GError       *trip_error;    /* why it cannot be read */
  guint32        asked;        /* kinds of equipment */
  guint64        known;        /* questions that have an answer */
  guint64        reasons;      /* that there are */
  guint64        reasons_on;   /* that stand in this letter */
  char          *slots[VEI_N_SLOTS];   /* NULL where it is not known */
  VeiDocument   *document;
} VeiLetterContext;

/* vei-letter-read.c */
gboolean    vei_letter_book_read_heads   (VeiLetterBook          *self,
                                          GError                **error);
gboolean    vei_letter_book_read_kind    (VeiLetterBook          *self,
                                          VeiLetterKindData      *kind,
                                          GError                **error);
gboolean    vei_letter_book_read_groups  (VeiLetterBook          *self,
                                          GError                **error);
int         vei_slot_find                (const char             *name,
                                          gsize                   length);

/* vei-letter-read-words.c */
gboolean    vei_letter_book_read_linter  (VeiLetterBook          *self,
                                          GError                **error);

/* vei-letter-trip.c */
VeiLetterTrip *vei_letter_trip_new       (VeiLetterBook          *book,
                                          VeiCase                *letter_case,
                                          const GDate            *as_of,
                                          GError                **error) G_GNUC_WARN_UNUSED_RESULT;
const char *vei_letter_trip_get_country  (const VeiLetterTrip    *self,
                                          VeiLanguage             language);
gboolean    vei_letter_trip_has_equipment (const VeiLetterTrip   *self,
                                          const char             *id);

/* vei-letter-events.c */
guint       vei_letter_context_count_events (const VeiLetterContext *self);
void        vei_letter_context_add_events   (VeiLetterContext    *self,
                                             const char          *question_id,
                                             guint64              answers);
void        vei_letter_context_list_events  (VeiLetterContext    *self);

/* vei-letter-context.c */
void        vei_letter_context_init      (VeiLetterContext       *self,
                                          VeiLetterBook          *book,
                                          const VeiLetterKindData *kind,
                                          VeiCase                *letter_case,
                                          VeiLanguage             language,
                                          const GDate            *as_of);
void        vei_letter_context_clear     (VeiLetterContext       *self);
gboolean    vei_letter_context_is_true   (const VeiLetterContext *self,
                                          const VeiCondition     *condition,
                                          int                     equipment);
gboolean    vei_letter_context_wants_item (const VeiLetterContext *self,
                                          const VeiLetterItem    *item);
const VeiText *vei_letter_context_choose (const VeiLetterContext *self,
                                          const VeiText          *text,
                                          const VeiText          *child);
char       *vei_letter_context_fill      (const VeiLetterContext *self,
                                          const char             *text) G_GNUC_WARN_UNUSED_RESULT;
VeiPerson  *vei_letter_context_get_writer (const VeiLetterContext *self);
const VeiLetterReason *vei_letter_context_find_reason (const VeiLetterContext *self,
                                          guint                   question);
char       *vei_letter_format_number     (double                  number,
                                          gboolean                keep_zero,
                                          VeiLanguage             language) G_GNUC_WARN_UNUSED_RESULT;

/* vei-letter-parts.c */
void        vei_letter_context_insert    (VeiLetterContext       *self,
                                          const VeiLetterItem    *item);

G_END_DECLS
