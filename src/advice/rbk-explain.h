/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-population.h"
#include "rbk-spec.h"
#include "rbk-working.h"

G_BEGIN_DECLS

/**
 * RbkExplainInput:
 * @book: the book
 * @spec: the same, frozen
 * @population: (nullable): its customers
 * @customers: (nullable): where they are from, for people
 *
 * What figures are explained of.
 */
typedef struct
{
  RbkBook       *book;
  const RbkSpec *spec;
  RbkPopulation *population;
  const char    *customers;
} RbkExplainInput;

RbkWorking *rbk_explain (const RbkExplainInput *input,
                         const char            *where,
                         GError               **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    rbk_explain_has_place (const char *figure);
const char *rbk_explain_get_figure (guint index);

G_END_DECLS
