/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-advise.h"
#include "rbk-check-private.h"

G_BEGIN_DECLS

/* Advice under way, as an advisor sees it. */
typedef struct
{
  const RbkAdviseInput *input;
  RbkAdviseAnswers      answers;
  const RbkSpec        *spec;
  const char           *topic;
  GPtrArray            *advice; /* (element-type RbkAdvice) */
} RbkAdvise;

RbkAdvice *rbk_advise_add (RbkAdvise  *self,
                           const char *where,
                           const char *verdict,
                           const char *message);
void       rbk_advice_add_reason (RbkAdvice *self, gboolean is_for, const char *text);
char *rbk_advise_dup_card_path (RbkAdvise *self, const RbkTableRow *row) G_GNUC_WARN_UNUSED_RESULT;

/* Each in a file of its own. */
void rbk_advise_unit (RbkAdvise *self);
void rbk_advise_limits (RbkAdvise *self);
void rbk_advise_free_tier (RbkAdvise *self);
void rbk_advise_meter (RbkAdvise *self);
void rbk_advise_tiers (RbkAdvise *self);

G_END_DECLS
