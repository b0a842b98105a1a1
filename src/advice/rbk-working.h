/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-fact.h"

G_BEGIN_DECLS

/**
 * RbkOperation:
 * @RBK_OPERATION_GIVEN: it stands in the book, or was measured; what follows from it is not below
 * @RBK_OPERATION_SAME: what the only one below is
 * @RBK_OPERATION_SUM: of all below
 * @RBK_OPERATION_LESS: the first less the second
 * @RBK_OPERATION_PAST: the same, and never less than nothing
 * @RBK_OPERATION_PRODUCT: of all below, one after the other
 * @RBK_OPERATION_QUOTIENT: the first over the second
 * @RBK_OPERATION_PROPORTION: the first times the second over the third, rounded once
 * @RBK_OPERATION_LEAST: of all below
 * @RBK_OPERATION_MOST: of all below
 * @RBK_OPERATION_ROUND: the only one below, rounded
 * @RBK_OPERATION_MARGIN: the share of the first that is left after the second
 * @RBK_OPERATION_MULTIPLE: the first times the second over the third, as so many times
 * @RBK_OPERATION_FOUND: looked for along the usage axis; what holds there is below
 *
 * How a figure comes from those below it.
 */
typedef enum
{
  RBK_OPERATION_GIVEN,
  RBK_OPERATION_SAME,
  RBK_OPERATION_SUM,
  RBK_OPERATION_LESS,
  RBK_OPERATION_PAST,
  RBK_OPERATION_PRODUCT,
  RBK_OPERATION_QUOTIENT,
  RBK_OPERATION_PROPORTION,
  RBK_OPERATION_LEAST,
  RBK_OPERATION_MOST,
  RBK_OPERATION_ROUND,
  RBK_OPERATION_MARGIN,
  RBK_OPERATION_MULTIPLE,
  RBK_OPERATION_FOUND,
} RbkOperation;

/**
 * RbkWorking:
 * @how: how it comes from its children
 * @label: what it is, with names of facts in braces
 * @facts: (element-type RbkFact): what fills @label
 * @value: the figure: money and quantities exactly; an invalid or infinite one does not exist
 * @unit: (nullable): what it counts, beside the currency: `AI run`, `per 1M tokens`
 * @where: (nullable): what to ask for to have this figure alone
 * @source: (nullable): the place in the book, the price list or the customers that it is from
 * @rounding: of quotients, proportions and roundings
 * @places: decimals that a rounding keeps
 * @children: (element-type RbkWorking): what it comes from, in the order that @how takes them
 *
 * A figure and how it comes about: a node of a tree down to what stands in the book.
 */
typedef struct _RbkWorking RbkWorking;
struct _RbkWorking
{
  RbkOperation how;
  const char  *label;
  GPtrArray   *facts;
  RbkFact      value;
  char        *unit, *where, *source;
  RbkRounding  rounding;
  guint        places;
  GPtrArray   *children;
};

RbkWorking *rbk_working_new (RbkOperation how,
                             RbkFactKind  kind,
                             const char  *label) G_GNUC_WARN_UNUSED_RESULT;
RbkWorking *rbk_working_new_given (RbkFactKind kind,
                                   const char *label,
                                   RbkDecimal  value,
                                   char       *source) G_GNUC_WARN_UNUSED_RESULT;
RbkWorking *rbk_working_new_of (RbkOperation how, RbkFactKind kind, const char *label, ...)
    G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;
RbkWorking *rbk_working_new_rounded (RbkFactKind kind,
                                     const char *label,
                                     RbkWorking *child,
                                     RbkRounding rounding,
                                     guint       places) G_GNUC_WARN_UNUSED_RESULT;
RbkWorking *rbk_working_ref (RbkWorking *self);
void        rbk_working_unref (RbkWorking *self);

void        rbk_working_take (RbkWorking *self, RbkWorking *child);
void        rbk_working_compute (RbkWorking *self);
RbkWorking *rbk_working_round (RbkWorking *self, RbkRounding rounding);
RbkWorking *rbk_working_name (RbkWorking *self, const char *fact, const char *text);
RbkWorking *rbk_working_count (RbkWorking *self, const char *unit);

gboolean    rbk_working_exists (const RbkWorking *self);
char       *rbk_working_dup_label (const RbkWorking *self,
                                   const char       *translated,
                                   RbkFactWrite      write,
                                   gpointer          data) G_GNUC_WARN_UNUSED_RESULT;
const char *rbk_operation_get_formula (RbkOperation how);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkWorking, rbk_working_unref)

G_END_DECLS
