/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-finding.h"
#include "rbk-book-check.h"
#include "rbk-mix.h"
#include "rbk-predictability.h"
#include "rbk-table.h"

G_BEGIN_DECLS

/**
 * RbkCheckLimits:
 * @overage_low: below so many times the included rate, overage leaks margin
 * @overage_high: above so many times, customers limit their own use
 * @tiers_low: fewer plans with a price or a quote give no choice
 * @tiers_high: more are a maze
 * @step_high: a paid plan that costs more times the one before is a big step
 * @price_age: days after which a model's price is old
 * @bill_swing: a bill that moves by more than this share surprises its payer
 * @abuse_share: a free customer may cost up to this share of what an acquisition costs
 *
 * From where on something is worth a finding.
 */
typedef struct
{
  RbkDecimal overage_low, overage_high, step_high, bill_swing, abuse_share;
  guint      tiers_low, tiers_high, price_age;
} RbkCheckLimits;

/**
 * RbkCheckInput:
 * @book: the book
 * @table: its tier table, which holds its spec
 * @population: (nullable): its customers
 * @mix: (nullable): the plans that they take
 * @index: (nullable): what @mix was made with
 * @predictability: (nullable): whether they can foresee their bills
 * @limits: (nullable): from where on; the articles' where it is %NULL
 * @today: the day on which prices are old or not
 *
 * What is checked.
 */
typedef struct
{
  RbkBook                 *book;
  const RbkTable          *table;
  RbkPopulation           *population;
  const RbkMix            *mix;
  RbkMixIndex             *index;
  const RbkPredictability *predictability;
  const RbkCheckLimits    *limits;
  GDate                    today;
} RbkCheckInput;

/**
 * RbkRuleTraits:
 * @RBK_RULE_ERROR: what it finds can be an error
 * @RBK_RULE_WARNING: what it finds can be a warning
 * @RBK_RULE_INFO: what it finds can be only worth knowing
 * @RBK_RULE_FIX: there can be a remedy
 *
 * How much what a rule finds may matter, and whether something can be done about it at once.
 */
typedef enum
{
  RBK_RULE_ERROR = 1 << RBK_SEVERITY_ERROR,
  RBK_RULE_WARNING = 1 << RBK_SEVERITY_WARNING,
  RBK_RULE_INFO = 1 << RBK_SEVERITY_INFO,
  RBK_RULE_FIX = 1 << (RBK_SEVERITY_INFO + 1),
} RbkRuleTraits;

/**
 * RbkRuleInfo:
 * @id: what programs call it
 * @title: what people call it
 * @what: what it looks for
 * @why: why that matters
 * @not_when: when to let it be
 * @source: where the rule comes from
 * @traits: what its findings can be
 *
 * A rule, for people.
 */
typedef struct
{
  const char   *id, *title, *what, *why, *not_when, *source;
  RbkRuleTraits traits;
} RbkRuleInfo;

const RbkCheckLimits *rbk_check_get_default_limits (void);
const RbkRuleInfo    *rbk_rule_find (const char *id);
const char *const    *rbk_rules_list (void);
GPtrArray            *rbk_check_problems (GPtrArray *problems) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *rbk_check_book (const RbkCheckInput *input, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
