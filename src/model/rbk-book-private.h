/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"

G_BEGIN_DECLS

/* What the parts of a book share: rbk-book.c has what it is, -parts.c gives the records in it. */

struct _RbkBook
{
  RbkRecord parent_instance;

  char              *title;            /* (owned) (nullable) */
  char              *client;           /* (owned) (nullable) */
  char              *currency;         /* (owned) (nullable) */
  char              *as_of;            /* (owned) (nullable) */
  RbkDecimal        *target_margin;    /* (owned) */
  RbkDecimal        *acquisition_cost; /* (owned) (nullable) */
  char              *notes;            /* (owned) (nullable) */
  GListStore        *meters;           /* (owned) (element-type RbkMeter) */
  GListStore        *models;           /* (owned) (element-type RbkModelPrice) */
  GListStore        *workloads;        /* (owned) (element-type RbkWorkload) */
  GListStore        *levels;           /* (owned) (element-type RbkUsageLevel) */
  RbkUsageSource    *usage;            /* (owned) (nullable) */
  RbkSyntheticUsage *synthetic_usage;  /* (owned) (nullable) */
  GListStore        *plans;            /* (owned) (element-type RbkPlan) */
  GListStore        *discounts;        /* (owned) (element-type RbkDiscount) */
  GListStore        *messages;         /* (owned) (element-type RbkMessage) */
  GListStore        *scenarios;        /* (owned) (element-type RbkScenario) */
  GListStore        *decisions;        /* (owned) (element-type RbkDecision) */
  GListStore        *suppressions;     /* (owned) (element-type RbkSuppression) */
  RbkDelivery       *delivery;         /* (owned) (nullable) */
  RbkMigrationPlan  *migration;        /* (owned) (nullable) */
  RbkDiscovery      *discovery;        /* (owned) (nullable) */
};

G_END_DECLS
