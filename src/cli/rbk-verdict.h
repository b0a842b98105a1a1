/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-check.h"
#include "rbk-customers.h"
#include "rbk-load-customers.h"

G_BEGIN_DECLS

/**
 * RbkVerdict:
 * @book: (nullable): the book; nothing where it is not valid
 * @spec: (nullable): the same for the engine
 * @customers: (nullable): its customers
 * @findings: (element-type RbkFinding): what was found
 * @from: where customers are from
 *
 * What was found, and in what.
 */
typedef struct
{
  RbkBook           *book;           /* (owned) */
  RbkSpec           *spec;           /* (owned) */
  RbkCustomers      *customers;      /* (owned) */
  RbkTable          *table;          /* (owned) */
  RbkMixIndex       *index;          /* (owned) (nullable) */
  RbkMix            *mix;            /* (owned) (nullable) */
  RbkPredictability *predictability; /* (owned) (nullable) */
  GPtrArray         *findings;       /* (owned) */
  RbkOwnFile         from;
} RbkVerdict;

gboolean       rbk_verdict_load (RbkVerdict               *self,
                                 const char               *path,
                                 const char               *date,
                                 const RbkCustomerOptions *options,
                                 GError                  **error);
gboolean       rbk_verdict_judge (RbkVerdict *self, const char *path, GError **error);
RbkPopulation *rbk_verdict_get_population (const RbkVerdict *self);
gboolean       rbk_verdict_init (RbkVerdict               *self,
                                 const char               *path,
                                 const char               *date,
                                 const RbkCustomerOptions *options,
                                 GError                  **error);
void           rbk_verdict_clear (RbkVerdict *self);
guint          rbk_verdict_count (const RbkVerdict *self, RbkSeverity severity);
gboolean       rbk_verdict_mend (
          RbkVerdict *self, const char *path, const char *which, guint *n_mended, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkVerdict, rbk_verdict_clear)

G_END_DECLS
