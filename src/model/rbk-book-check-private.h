/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book-check.h"
#include "rbk-rate-card.h"

G_BEGIN_DECLS

/* A walk through a book that notes what is wrong. Keys are looked up in sets, so that
 * a book of many thousand parts is checked in one pass. */
typedef struct
{
  RbkBook    *book;      /* (not owned) */
  GPtrArray  *problems;  /* (owned) (element-type RbkProblem) */
  GString    *path;      /* (owned) where the walk stands */
  GHashTable *meters;    /* (owned) set of keys, which the book owns */
  GHashTable *models;    /* (owned) likewise */
  GHashTable *workloads; /* (owned) likewise */
  GHashTable *levels;    /* (owned) likewise */
} RbkBookCheck;

gsize rbk_book_check_enter (RbkBookCheck *self, const char *member, guint index);
gsize rbk_book_check_enter_object (RbkBookCheck *self, const char *member);
void  rbk_book_check_leave (RbkBookCheck *self, gsize length);
void  rbk_book_check_report (RbkBookCheck *self, const char *member, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
void rbk_book_check_report_rule (RbkBookCheck *self,
                                 const char   *rule,
                                 const char   *member,
                                 const char   *format,
                                 ...) G_GNUC_PRINTF (4, 5);
void rbk_book_check_refs (RbkBookCheck      *self,
                          const char        *member,
                          const char *const *keys,
                          GHashTable        *known,
                          const char        *what);
void rbk_book_check_unique (RbkBookCheck *self, const char *member, GListModel *list);
void rbk_book_check_fields (RbkBookCheck *self, RbkRecord *record);

void rbk_book_check_plans (RbkBookCheck *self);
void rbk_book_check_card_offers (RbkBookCheck *self, RbkRateCard *card);
void rbk_book_check_discounts (RbkBookCheck *self, GHashTable *plans);

gboolean rbk_sizing_is_valid (const char *text, GHashTable *levels);
gboolean rbk_percentile_is_valid (const char *text);
gboolean rbk_quantile_is_valid (const char *text);
gboolean rbk_cadence_is_valid (const char *text);
gboolean rbk_duration_is_zero (const char *text);
gboolean rbk_expiry_is_valid (const char *text);

G_END_DECLS
