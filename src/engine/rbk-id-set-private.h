/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-id-run.h"
#include "rbk-id-set.h"

G_BEGIN_DECLS

/* Texts whose places are counted from the same base, so that four bytes do for each. */
#define RBK_ID_GROUP 4096

/* number + 1, so that zeroed memory is an empty table. */
typedef struct
{
  guint32 hash;
  guint32 number_plus_one;
} RbkIdSlot;

struct _RbkIdSet
{
  char      *bytes; /* (owned) the texts, a NUL behind each; it moves when it grows */
  gsize      n_bytes, n_bytes_allocated;
  GArray    *bases;  /* (owned) (element-type gsize) where each group begins */
  guint32   *places; /* (owned) of texts, counted from that */
  guint      n_texts, n_allocated;
  RbkIdSlot *slots; /* (owned) (nullable) a power of two; gone once sealed */
  gsize      n_slots;
  guint64    seed;

  RbkIdRun *run; /* (owned) (nullable) in place of all texts above */
};

/* A text, without looking whether there is one. */
static inline const char *
rbk_id_set_look_at (const RbkIdSet *self, guint number)
{
  return self->bytes + g_array_index (self->bases, gsize, number / RBK_ID_GROUP) +
         self->places[number];
}

G_END_DECLS
