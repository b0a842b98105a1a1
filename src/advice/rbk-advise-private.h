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

/* From this share of its time on, explaining credits is too much for support. */
#define RBK_MOST_SUPPORT 0.2

/* What the costs of calls speak for. */
typedef enum
{
  RBK_LEANING_CAPS,
  RBK_LEANING_BORDERLINE,
  RBK_LEANING_CREDITS,
  RBK_LEANING_UNKNOWN,
} RbkLeaning;

/* How far apart costs are, and what says so. */
typedef struct
{
  RbkLeaning  leaning;
  guint       n_kinds; /* of calls, or of customers, that were held against each other */
  double      ratio;
  gboolean    has_costs;
  RbkDecimal  low, high; /* of a call */
  const char *basis, *measured;
} RbkAdviseSpread;

RbkAdvice *rbk_advise_add (RbkAdvise  *self,
                           const char *where,
                           const char *verdict,
                           const char *message);
void       rbk_advice_add_reason (RbkAdvice *self, gboolean is_for, const char *text);
char *rbk_advise_dup_card_path (RbkAdvise *self, const RbkTableRow *row) G_GNUC_WARN_UNUSED_RESULT;
void  rbk_advise_measure_spread (RbkAdvise *self, RbkAdviseSpread *spread);
gboolean rbk_advise_forbids_credits (const RbkAdviseAnswers *answers);

/* Each in a file of its own. */
void rbk_advise_unit (RbkAdvise *self);
void rbk_advise_limits (RbkAdvise *self);
void rbk_advise_free_tier (RbkAdvise *self);
void rbk_advise_meter (RbkAdvise *self);
void rbk_advise_tiers (RbkAdvise *self);
void rbk_advise_primitive (RbkAdvise *self);
void rbk_advise_wallet (RbkAdvise *self);

G_END_DECLS
