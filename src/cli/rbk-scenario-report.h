/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-load-customers.h"
#include "rbk-predictability.h"
#include "rbk-tornado.h"

G_BEGIN_DECLS

/* What `scenario` has found. */
typedef struct
{
  const RbkSpec     *spec;           /* as the book is */
  RbkOwnFile         from;           /* (owned) where customers are from */
  RbkCustomers      *customers;      /* (owned) (nullable) */
  RbkMixIndex       *index;          /* (nullable) of those */
  GPtrArray         *cases;          /* (owned) (element-type RbkScenarioCase) */
  RbkScenarioResult *result;         /* (owned) (nullable) of the one case */
  RbkScenarioMatrix *matrix;         /* (owned) (nullable) of all */
  RbkTornado        *tornado;        /* (owned) (nullable) */
  int                plan;           /* of the tornado; -1: all customers together */
  RbkPredictability *predictability; /* (owned) (nullable) */
} RbkScenarioReport;

void     rbk_scenario_report_clear (RbkScenarioReport *self);
gboolean rbk_scenario_report_write_json (const RbkScenarioReport *self,
                                         const char              *output,
                                         GError                 **error);
gboolean rbk_scenario_report_write_text (const RbkScenarioReport *self,
                                         const char              *output,
                                         GError                 **error);

extern const char *const rbk_answer_words[];

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkScenarioReport, rbk_scenario_report_clear)

G_END_DECLS
