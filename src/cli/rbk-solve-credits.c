/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-solve-credits.h"

#include <string.h>

#include "rbk-book-writer.h"
#include "rbk-denomination-edit.h"
#include "rbk-error.h"
#include "rbk-load.h"
#include "rbk-output.h"
#include "rbk-share-option.h"
#include "rbk-where.h"

static const char *const source_names[] = { "included", "overage", "topup" };
static const char *const source_words[] = { "that come with it, all used", "past those included",
                                            "of a top-up" };
static const char *const reason_names[] = { NULL, "gap", "too_many", "uneven" };

/* `60%:80%`, or the least alone: then it is that or more. */
static gboolean
read_band (const char *text, RbkDenominationTerms *terms, GError **error)
{
  g_auto(GStrv) ends = g_strsplit (text, ":", 2);

  if (text[0] == '\0' || !rbk_share_option_read ("--margin", ends[0], &terms->low, error))
    return FALSE;
  terms->high = RBK_DECIMAL_ONE;

  return ends[1] == NULL || rbk_share_option_read ("--margin", ends[1], &terms->high, error);
}

static gboolean
read_terms (const RbkCreditsOptions *options,
            const RbkSpec           *spec,
            RbkDenominationTerms    *terms,
            GError                 **error)
{
  const RbkPlanSpec *plan = NULL;

  rbk_denomination_terms_init (terms);
  terms->by_workload = options->by_workload;
  terms->may_rescale = options->rescale;
  if (options->margin != NULL && !read_band (options->margin, terms, error))
    return FALSE;
  if (options->max_credits != NULL &&
      !rbk_quantity_parse (options->max_credits, &terms->max_credits, error))
    {
      rbk_command_blame_option (error, "--max-credits");
      return FALSE;
    }
  terms->has_max_loss = options->max_loss != NULL;
  if (options->max_loss != NULL &&
      !rbk_share_option_read ("--max-loss", options->max_loss, &terms->max_loss, error))
    return FALSE;
  if (options->meter != NULL)
    terms->meter = rbk_spec_find_meter (spec, options->meter, error);
  if (options->meter != NULL && terms->meter < 0)
    return FALSE;
  if (options->plan != NULL)
    {
      plan = rbk_spec_find_plan (spec, options->plan, error);
      terms->plan = plan != NULL ? (int) (plan - spec->plans) : -1;
    }

  return options->plan == NULL || plan != NULL;
}

static void
add_route (JsonBuilder *builder, const RbkSpec *spec, const RbkDenominationRoute *route)
{
  g_autofree char *sentence = rbk_denomination_dup_sentence (route);

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "workload", spec->workloads[route->workload].key);
  if (route->route >= 0)
    rbk_output_member_count (builder, "route", (guint64) route->route);
  else
    rbk_output_member_text (builder, "route", NULL);
  rbk_output_member_text (builder, "name", route->name);
  rbk_output_member_decimal (builder, "cost", TRUE, route->cost);
  rbk_output_member_decimal (builder, "before", route->has_before, route->before);
  rbk_output_member_ratio (builder, "margin_before", route->has_before, route->margin_before);
  rbk_output_member_decimal (builder, "least", TRUE, route->least);
  rbk_output_member_decimal (builder, "most", TRUE, route->most);
  rbk_output_member_decimal (builder, "credits", TRUE, route->credits);
  rbk_output_member_ratio (builder, "margin", TRUE, route->margin);
  rbk_output_member_ratio (builder, "lowest_margin", TRUE, route->lowest_margin);
  rbk_output_member_ratio (builder, "loss", TRUE, route->loss);
  json_builder_set_member_name (builder, "binds");
  json_builder_add_boolean_value (builder, route->binds);
  rbk_output_member_text (builder, "sentence", sentence);
  json_builder_end_object (builder);
}

static void
add_price (JsonBuilder *builder, const RbkSpec *spec, const RbkDenomination *found)
{
  json_builder_set_member_name (builder, "credit_price");
  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "plan", spec->plans[found->bound.plan].key);
  rbk_output_member_text (builder, "source", source_names[found->bound.source]);
  rbk_output_member_decimal (builder, "before", TRUE, found->bound.price);
  rbk_output_member_decimal (builder, "price", TRUE, found->price);
  json_builder_end_object (builder);
}

/* `value` is the most credits that a call takes, as solve's others are what was found. */
static RbkDecimal
get_most (const RbkDenomination *found)
{
  RbkDecimal most = RBK_DECIMAL_ZERO;

  for (guint i = 0; i < found->n_routes; i++)
    most = rbk_decimal_max (most, found->routes[i].credits);

  return most;
}

static gboolean
write_json (const RbkSpec           *spec,
            const RbkDenomination   *found,
            const RbkCreditsOptions *options,
            GError                 **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree char *reason = rbk_denomination_dup_reason (found);
  gboolean         is_found = found->reason == RBK_DENOMINATION_FOUND;

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "plan", options->plan);
  rbk_output_member_text (builder, "for", "credits");
  rbk_output_member_decimal (builder, "value", is_found, get_most (found));
  rbk_output_member_ratio (builder, "margin", is_found, found->lowest);
  rbk_output_member_text (builder, "at", NULL);
  rbk_output_member_ratio (builder, "highest_margin", is_found, found->highest);
  rbk_output_member_ratio (builder, "loss", is_found, found->loss);
  rbk_output_member_text (builder, "meter", spec->meters[found->bound.meter].key);
  add_price (builder, spec, found);
  rbk_output_member_decimal (builder, "scale", TRUE, found->scale);
  rbk_output_member_count (builder, "free_routes", found->n_free);
  rbk_output_member_text (builder, "refused", reason_names[found->reason]);
  rbk_output_member_text (builder, "reason", reason);
  rbk_output_member_decimal (builder, "way_out", found->has_way_out, found->way_out);
  rbk_output_member_ratio (builder, "way_out_margin", found->has_band, found->band_high);
  rbk_output_member_decimal (builder, "way_out_loss", found->reason == RBK_DENOMINATION_UNEVEN,
                             found->even_loss);
  json_builder_set_member_name (builder, "routes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < found->n_routes; i++)
    add_route (builder, spec, &found->routes[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return rbk_output_write_json (options->output, builder, error);
}

static char *
describe_routes (const RbkSpec *spec, const RbkDenomination *found, gboolean has_color)
{
  static const char *const titles[] = { "A CALL OF", "COST",   "CREDITS NOW",
                                        "CREDITS",   "MARGIN", "MORE THAN THE LEAST",
                                        NULL };
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "lrrrrr");

  for (guint i = 0; i < found->n_routes; i++)
    {
      const RbkDenominationRoute *route = &found->routes[i];
      g_autofree char            *cost =
          rbk_amount_to_text (spec->currency, TRUE,
                              rbk_decimal_round (route->cost, 6, RBK_ROUND_HALF_AWAY));
      g_autofree char *before = rbk_quantity_to_text (route->has_before, route->before);
      g_autofree char *credits = rbk_quantity_to_text (TRUE, route->credits);
      g_autofree char *margin = rbk_percent_to_text (TRUE, route->margin);
      g_autofree char *loss = rbk_percent_to_text (TRUE, route->loss);

      rbk_columns_add (columns, route->name, cost, before, credits, margin, loss, NULL);
      if (has_color && route->binds)
        rbk_columns_tint (columns, 0, RBK_TINT_LOSS);
    }

  return rbk_columns_to_text (columns);
}

static void
append_price (GString *text, const RbkSpec *spec, const RbkDenomination *found)
{
  g_autofree char *price = rbk_decimal_to_string (found->bound.price);
  g_autofree char *then = rbk_decimal_to_string (found->price);
  g_autofree char *scale = rbk_decimal_to_string (found->scale);

  g_string_append_printf (text, "The cheapest credit is one of %s, %s: %s %s.\n",
                          spec->plans[found->bound.plan].name, source_words[found->bound.source],
                          price, spec->currency);
  if (!rbk_decimal_equal (found->scale, RBK_DECIMAL_ONE))
    g_string_append_printf (text,
                            "Of another size: %s for each of today, at %s %s. Plans give and sell "
                            "%s times as many for the same money; so must wallets that customers "
                            "have.\n",
                            scale, then, spec->currency, scale);
  if (found->n_free > 0)
    {
      rbk_append_count (text, found->n_free, "route", "routes");
      g_string_append (text, " that cost nothing are left out.\n");
    }
}

static gboolean
write_text (const RbkSpec           *spec,
            const RbkDenomination   *found,
            const RbkCreditsOptions *options,
            GError                 **error)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *routes = describe_routes (spec, found, rbk_output_has_color (options->output));
  g_autofree char *reason = rbk_denomination_dup_reason (found);

  append_price (text, spec, found);
  g_string_append_printf (text, "\n%s\n", routes);
  if (reason != NULL)
    g_string_append_printf (text, "No answer. %s\n", reason);
  for (guint i = 0; reason == NULL && i < found->n_routes; i++)
    {
      g_autofree char *sentence = rbk_denomination_dup_sentence (&found->routes[i]);
      g_autofree char *printable = rbk_printable (sentence);

      g_string_append_printf (text, "%s.\n", printable);
    }

  return rbk_output_write (options->output, text->str, text->len, error);
}

static gboolean
save (RbkBook                 *book,
      const RbkSpec           *spec,
      const RbkDenomination   *found,
      const RbkCreditsOptions *options,
      GError                 **error)
{
  g_autoptr(RbkEdit) edit = NULL;
  g_autofree char *text = NULL;

  if (options->save_as == NULL || found->reason != RBK_DENOMINATION_FOUND)
    return TRUE;
  edit = rbk_denomination_edit_new (book, spec, found, error);
  if (edit == NULL || !rbk_edit_apply (edit, error))
    return FALSE;
  text = rbk_book_to_text (book);

  return rbk_output_write (options->save_as, text, strlen (text), error);
}

/**
 * rbk_solve_credits:
 * @path: where a book is
 * @options: what the command line says
 *
 * Finds whole credits for the book's calls, prints them, and writes a book that has them.
 *
 * Returns: how the program should end: with no where there are none
 */
RbkExit
rbk_solve_credits (const char *path, const RbkCreditsOptions *options)
{
  g_autoptr(RbkBook) book = NULL;
  g_autoptr(RbkSpec) spec = NULL;
  g_autoptr(RbkDenomination) found = NULL;
  g_autoptr(GError) error = NULL;
  RbkDenominationTerms terms;

  spec = rbk_load_spec (path, options->date, &book, &error);
  if (spec != NULL && read_terms (options, spec, &terms, &error))
    {
      found = rbk_denomination_new (spec, book, &terms, &error);
      if (g_error_matches (error, RBK_ERROR, RBK_ERROR_RANGE))
        error->code = RBK_ERROR_USAGE;
      else if (error != NULL)
        rbk_command_blame (&error, path);
    }
  if (found == NULL || !save (book, spec, found, options, &error) ||
      !(options->json ? write_json (spec, found, options, &error)
                      : write_text (spec, found, options, &error)))
    return rbk_command_fail (error);

  return found->reason == RBK_DENOMINATION_FOUND ? RBK_EXIT_DONE : RBK_EXIT_NO;
}
