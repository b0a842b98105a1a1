/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-discover-output.h"

#include <string.h>

#include "rbk-book-writer.h"
#include "rbk-feature.h"
#include "rbk-finding-output.h"
#include "rbk-output.h"
#include "rbk-plan.h"

#define COST_PLACES 4

/**
 * rbk_discover_output_questions_text: (skip)
 *
 * Returns: (transfer full): the questions, why each is asked, and what holds where it is skipped
 */
char *
rbk_discover_output_questions_text (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint              n_questions;
  const RbkQuestion *questions = rbk_questions_list (&n_questions);

  for (guint i = 0; i < n_questions; i++)
    {
      const RbkQuestion *question = &questions[i];

      g_string_append_printf (text, "%s%s: %s\n    %s\n", i > 0 ? "\n" : "", question->id,
                              question->text, question->why);
      for (guint j = 0; j < question->n_choices; j++)
        g_string_append_printf (text, "    %-12s %s\n", question->choices[j].id,
                                question->choices[j].text);
      if (question->least != NULL)
        g_string_append_printf (text, "    From %s to %s.\n", question->least, question->most);
      g_string_append_printf (text, "    If skipped: %s\n",
                              question->fallback != NULL ? question->fallback : "not known");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_question (JsonBuilder *builder, const RbkQuestion *question)
{
  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "id", question->id);
  rbk_output_member_text (builder, "kind", rbk_question_get_kind_name (question));
  rbk_output_member_text (builder, "text", question->text);
  rbk_output_member_text (builder, "why", question->why);
  rbk_output_member_text (builder, "default", question->fallback);
  rbk_output_member_text (builder, "least", question->least);
  rbk_output_member_text (builder, "most", question->most);
  json_builder_set_member_name (builder, "choices");
  json_builder_begin_array (builder);
  for (guint i = 0; i < question->n_choices; i++)
    {
      json_builder_begin_object (builder);
      rbk_output_member_text (builder, "id", question->choices[i].id);
      rbk_output_member_text (builder, "text", question->choices[i].text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/**
 * rbk_discover_output_questions: (skip)
 * @builder: stands in an object
 *
 * Adds the questions.
 */
void
rbk_discover_output_questions (JsonBuilder *builder)
{
  guint              n_questions;
  const RbkQuestion *questions = rbk_questions_list (&n_questions);

  json_builder_set_member_name (builder, "questions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_questions; i++)
    add_question (builder, &questions[i]);
  json_builder_end_array (builder);
}

static char *
fill (const RbkProposalReason *reason, const char *currency)
{
  return rbk_facts_fill (reason->text, reason->facts, NULL, rbk_finding_output_fact,
                         (gpointer) currency);
}

static void
append_plans (GString *text, const RbkTable *table)
{
  static const char *const titles[] = {
    "PLAN", "PRICE", "INCLUDED", "OVERAGE", "COST", "MARGIN", "FLOOR", NULL,
  };
  const char *currency = table->spec->currency;
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "lrrrrrr");
  g_autofree char *body = NULL;

  for (guint i = 0; i < table->n_rows; i++)
    {
      const RbkTableRow *row = &table->rows[i];
      gboolean           is_billed = row->limit != RBK_LIMIT_HARD && row->has_overage;
      g_autofree char   *name = rbk_printable (row->plan->name);
      g_autofree char   *price = rbk_amount_to_text (currency, row->has_price, row->price);
      g_autofree char   *included = rbk_quantity_to_text (row->has_included, row->included);
      g_autofree char   *overage = rbk_quantity_to_text (is_billed, row->overage);
      g_autofree char   *cost = rbk_amount_to_text (currency, row->has_price && row->has_sizing,
                                                    rbk_decimal_round (row->sizing.cost, COST_PLACES,
                                                                       RBK_ROUND_HALF_AWAY));
      g_autofree char   *margin = rbk_percent_to_text (row->sizing.has_margin, row->sizing.margin);
      g_autofree char   *floor = rbk_amount_to_text (currency, row->has_floor, row->floor_price);

      rbk_columns_add (columns, name, price, included, overage, cost, margin, floor, NULL);
    }
  body = rbk_columns_to_text (columns);
  g_string_append (text, body);
}

static void
append_features (GString *text, GListModel *features)
{
  for (guint i = 0; i < g_list_model_get_n_items (features); i++)
    {
      g_autoptr(RbkFeature) feature = g_list_model_get_item (features, i);
      g_autofree char *name = rbk_printable (rbk_feature_get_name (feature));
      g_autofree char *value = rbk_feature_get_value (feature) != NULL
                                   ? rbk_printable (rbk_feature_get_value (feature))
                                   : NULL;

      g_string_append_printf (text, "%s%s%s%s", i > 0 ? "; " : "      ", name,
                              value != NULL ? ": " : "", value != NULL ? value : "");
    }
  g_string_append_c (text, '\n');
}

/* What the columns have no room for: for whom, on which terms, with which features. */
static void
append_terms (GString *text, RbkBook *book)
{
  GListModel *plans = rbk_book_get_plans (book);

  g_string_append (text, "\nPlans\n");
  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, i);
      g_autofree char *name = rbk_printable (rbk_plan_get_name (plan));
      g_autofree char *audience = rbk_printable (rbk_plan_get_audience (plan));
      g_autofree char *description = rbk_printable (rbk_plan_get_description (plan));

      g_string_append_printf (text, "  - %s (%s). %s\n", name, audience, description);
      append_features (text, rbk_plan_get_features (plan));
    }
}

/**
 * rbk_discover_output_text: (skip)
 * @proposal: a proposal
 * @table: its tier table
 *
 * Returns: (transfer full): its plans, and why they are as they are
 */
char *
rbk_discover_output_text (const RbkProposal *proposal, const RbkTable *table)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *title = rbk_printable (table->spec->title);

  g_string_append_printf (text, "%s (%s), amounts in %s\n\n", title, proposal->unit,
                          table->spec->currency);
  append_plans (text, table);
  append_terms (text, proposal->book);
  for (RbkWhy why = RBK_WHY_STRUCTURE; why < RBK_WHY_COUNT; why++)
    {
      g_string_append_printf (text, "\n%s\n", rbk_why_get_title (why));
      for (guint i = 0; i < proposal->reasons->len; i++)
        {
          const RbkProposalReason *reason = g_ptr_array_index (proposal->reasons, i);
          g_autofree char         *sentence = fill (reason, table->spec->currency);

          if (reason->why == why)
            g_string_append_printf (text, "  - %s\n", sentence);
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_plan (JsonBuilder *builder, const RbkTableRow *row, RbkPlan *plan)
{
  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "key", row->plan->key);
  rbk_output_member_text (builder, "name", row->plan->name);
  rbk_output_member_text (builder, "audience", rbk_plan_get_audience (plan));
  rbk_output_member_text (builder, "description", rbk_plan_get_description (plan));
  rbk_output_member_decimal (builder, "price", row->has_price, row->price);
  rbk_output_member_decimal (builder, "included", row->has_included, row->included);
  rbk_output_member_decimal (builder, "overage", row->limit != RBK_LIMIT_HARD && row->has_overage,
                             row->overage);
  rbk_output_member_decimal (builder, "cost", row->has_price && row->has_sizing, row->sizing.cost);
  rbk_output_member_ratio (builder, "margin", row->sizing.has_margin, row->sizing.margin);
  rbk_output_member_decimal (builder, "floor_price", row->has_floor, row->floor_price);
  json_builder_end_object (builder);
}

static void
add_reason (JsonBuilder *builder, const RbkProposalReason *reason, const char *currency)
{
  g_autofree char *sentence = fill (reason, currency);

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "about", rbk_why_get_name (reason->why));
  rbk_output_member_text (builder, "text", sentence);
  rbk_finding_output_facts (builder, "facts", reason->facts);
  json_builder_end_object (builder);
}

/**
 * rbk_discover_output_members: (skip)
 * @builder: stands in an object
 * @proposal: a proposal
 * @table: its tier table
 *
 * Adds what is proposed and why, and the book itself.
 */
void
rbk_discover_output_members (JsonBuilder       *builder,
                             const RbkProposal *proposal,
                             const RbkTable    *table)
{
  rbk_output_member_text (builder, "unit", proposal->unit);
  rbk_output_member_text (builder, "currency", table->spec->currency);
  json_builder_set_member_name (builder, "plans");
  json_builder_begin_array (builder);
  for (guint i = 0; i < table->n_rows; i++)
    {
      g_autoptr(RbkPlan) plan = g_list_model_get_item (rbk_book_get_plans (proposal->book), i);

      add_plan (builder, &table->rows[i], plan);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "reasons");
  json_builder_begin_array (builder);
  for (guint i = 0; i < proposal->reasons->len; i++)
    add_reason (builder, g_ptr_array_index (proposal->reasons, i), table->spec->currency);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "book");
  json_builder_add_value (builder, rbk_record_to_node (RBK_RECORD (proposal->book)));
}
