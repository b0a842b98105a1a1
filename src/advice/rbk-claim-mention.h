/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-spec.h"

G_BEGIN_DECLS

/* What a line speaks of beside numbers. */
typedef enum
{
  RBK_CLAIM_MENTION_PLAN,
  RBK_CLAIM_MENTION_LEVEL,
  RBK_CLAIM_MENTION_CAP,
} RbkClaimMentionKind;

/* A plan's or a usage level's name in a line, or its cap. */
typedef struct
{
  RbkClaimMentionKind kind;
  gsize               start, end;
  guint               clause, sentence, place;
} RbkClaimMention;

GArray *rbk_claim_find_mentions (const RbkSpec *spec,
                                 const char    *text,
                                 gsize          length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
