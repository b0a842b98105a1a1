/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-page-view.h"

G_BEGIN_DECLS

/**
 * RbkHtmlPlan:
 * @spec: (not owned): the plan's terms
 * @record: (owned): the same in the book
 * @offers: (owned) (element-type RbkPageOffer): how it is sold
 */
typedef struct
{
  const RbkPlanSpec *spec;
  RbkPlan           *record;
  GPtrArray         *offers;
} RbkHtmlPlan;

/**
 * RbkHtmlPage:
 * @job: what is exported
 * @views: (element-type RbkPageView): each currency and way to pay
 * @has_annual: whether a visitor can choose to pay for a year
 * @plans: (element-type RbkHtmlPlan): in the book's order
 * @text: what is written
 *
 * A page that is being written. What depends on the currency and the way to pay is in it once
 * for each choice, marked with the choices that show it: `data-when="USD-0 USD-1"`.
 */
typedef struct
{
  const RbkExportJob *job;
  GPtrArray          *views;
  gboolean            has_annual;
  GPtrArray          *plans;
  GString            *text;
} RbkHtmlPage;

/* Text. */
void  rbk_html_add_text (GString *text, const char *content);
void  rbk_html_add_name (GString *text, const char *name);
void  rbk_html_add_element (GString *text, const char *tag, const char *class, const char *content);
char *rbk_html_amount (const RbkSpec *spec, RbkDecimal amount) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_html_duration (const char *duration) G_GNUC_WARN_UNUSED_RESULT;
gboolean rbk_html_is_scaled (const RbkMeterSpec *meter);
char    *rbk_html_every (const char *cadence) G_GNUC_WARN_UNUSED_RESULT;

/* Choices. */
char *rbk_html_when (RbkHtmlPage        *page,
                     const RbkHtmlPlan  *plan,
                     const RbkPageOffer *offer) G_GNUC_WARN_UNUSED_RESULT;
void  rbk_html_open_choice (RbkHtmlPage        *page,
                            const RbkHtmlPlan  *plan,
                            const RbkPageOffer *offer,
                            const char         *tag,
                            const char *class);

/* Sentences. */
void rbk_html_add_uses (GString *text, const RbkPageOffer *offer, int meter, gboolean is_whole);

/* Sections. */
void rbk_html_add_plans (RbkHtmlPage *page);
void rbk_html_add_price (RbkHtmlPage *page, const RbkHtmlPlan *plan);
void rbk_html_add_comparison (RbkHtmlPage *page);
void rbk_html_add_calculator (RbkHtmlPage *page);
void rbk_html_add_details (RbkHtmlPage *page);

gboolean rbk_html_export (const RbkExportJob *job, RbkExport *out, GError **error);

G_END_DECLS
