/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-decimal.h"

G_BEGIN_DECLS

/**
 * RbkFactKind:
 * @RBK_FACT_MONEY: an amount in the book's currency, in major units
 * @RBK_FACT_QUANTITY: units, customers, days
 * @RBK_FACT_RATIO: a share or a multiple: 0.7 is 70 %
 * @RBK_FACT_MULTIPLE: so many times something: 1.724
 * @RBK_FACT_TEXT: a name, a date
 *
 * What a fact is, and so how it is written.
 */
typedef enum
{
  RBK_FACT_MONEY,
  RBK_FACT_QUANTITY,
  RBK_FACT_RATIO,
  RBK_FACT_MULTIPLE,
  RBK_FACT_TEXT,
} RbkFactKind;

/**
 * RbkFact:
 * @name: what programs call it: `margin`, `floor_price`
 * @kind: what it is
 * @value: of money and quantities
 * @ratio: of ratios and multiples
 * @text: (nullable): of texts
 * @unit: (nullable): what a quantity counts, as several are called: `AI runs`
 *
 * One figure on which a verdict rests.
 */
typedef struct
{
  char       *name;
  RbkFactKind kind;
  RbkDecimal  value;
  double      ratio;
  char       *text, *unit;
} RbkFact;

/**
 * RbkFactWrite:
 * @fact: a fact
 * @data: what was given along
 *
 * Writes a fact as its reader expects it, with currency and unit.
 *
 * Returns: (transfer full): the text
 */
typedef char *(*RbkFactWrite) (const RbkFact *fact, gpointer data);

GPtrArray     *rbk_facts_new (void) G_GNUC_WARN_UNUSED_RESULT;
void           rbk_facts_add_money (GPtrArray *self, const char *name, RbkDecimal amount);
void           rbk_facts_add_quantity (GPtrArray *self, const char *name, RbkDecimal quantity);
void           rbk_facts_add_count (GPtrArray *self, const char *name, guint64 count);
void           rbk_facts_add_ratio (GPtrArray *self, const char *name, double ratio);
void           rbk_facts_add_multiple (GPtrArray *self, const char *name, double multiple);
void           rbk_facts_add_text (GPtrArray *self, const char *name, const char *text);
const RbkFact *rbk_facts_find (GPtrArray *self, const char *name);
char          *rbk_facts_fill (const char  *text,
                               GPtrArray   *facts,
                               GPtrArray   *more,
                               RbkFactWrite write,
                               gpointer     data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
