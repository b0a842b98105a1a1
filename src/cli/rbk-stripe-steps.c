/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-steps.h"

#include <string.h>

#include "rbk-command.h"
#include "rbk-import-book.h"
#include "rbk-json.h"
#include "rbk-load.h"
#include "rbk-output.h"
#include "rbk-stripe-plan.h"
#include "rbk-stripe-reading.h"
#include "rbk-targets.h"

/* What to do at Stripe so that an account sells what a book says. */

/* What a book has and the files do not may be there all the same: nobody exported it. */
static void
note_missing (RbkStripeReading *reading, JsonObject *wanted, GPtrArray *notes)
{
  static const struct
  {
    RbkStripeKind kind;
    const char   *member, *list;
  } lists[] = {
    { RBK_STRIPE_PRODUCT, "products", "products" },
    { RBK_STRIPE_PRICE, "prices", "prices" },
    { RBK_STRIPE_METER, "meters", "billing/meters" },
    { RBK_STRIPE_FEATURE, "features", "entitlements/features" },
    { RBK_STRIPE_PRODUCT_FEATURE, "product_features", "products/ID/features" },
    { RBK_STRIPE_COUPON, "coupons", "coupons" },
    { RBK_STRIPE_PROMOTION_CODE, "promotion_codes", "promotion_codes" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    if (reading->items[lists[i].kind]->len == 0 &&
        json_array_get_length (json_object_get_array_member (wanted, lists[i].member)) > 0)
      rbk_import_note (notes, reading->file, "$",
                       "there are none of the %s of the account, so those of the book are taken "
                       "as new; if there are any, give GET /v1/%s too",
                       lists[i].member, lists[i].list);
}

static GPtrArray *
list_objects (RbkStripeReading *reading, RbkStripeKind kind)
{
  GPtrArray *objects = g_ptr_array_new ();

  for (guint i = 0; i < reading->items[kind]->len; i++)
    g_ptr_array_add (objects, ((RbkStripeItem *) reading->items[kind]->pdata[i])->object);

  return objects;
}

/* What the book becomes at Stripe, as parameters. */
static JsonNode *
load_wanted (const RbkStripeStepsQuery *query, GError **error)
{
  g_autoptr(RbkBook) book = NULL;
  g_autoptr(RbkSpec) spec = rbk_load_spec (query->book, query->date, &book, error);
  g_autoptr(RbkExport) export = NULL;
  RbkExportInput input;
  GBytes        *bytes;

  if (spec == NULL)
    return NULL;
  input = (RbkExportInput){ .book = book, .date = &spec->date };
  export = rbk_export_run ("stripe-objects", &input, error);
  if (export == NULL)
    {
      rbk_command_blame (error, query->book);
      return NULL;
    }
  bytes = rbk_export_get_file (export, NULL)->bytes;

  return rbk_json_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

static gboolean
write_json (GPtrArray *steps, const char *output, GError **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  guint counts[RBK_STRIPE_N_ACTIONS] = { 0 };

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < steps->len; i++)
    {
      const RbkStripeStep *step = steps->pdata[i];

      counts[step->action]++;
      json_builder_begin_object (builder);
      rbk_output_member_text (builder, "action", rbk_stripe_action_get_name (step->action));
      rbk_output_member_text (builder, "object", step->object);
      rbk_output_member_text (builder, "key", step->key);
      rbk_output_member_text (builder, "id", step->id);
      rbk_output_member_text (builder, "reason", step->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  for (guint action = 0; action < RBK_STRIPE_N_ACTIONS; action++)
    rbk_output_member_count (builder, rbk_stripe_action_get_name (action), counts[action]);
  json_builder_end_object (builder);

  return rbk_output_write_json (output, builder, error);
}

static gboolean
write_text (GPtrArray *steps, const char *output, GError **error)
{
  static const char *const titles[] = { "ACTION", "OBJECT", "KEY", "ID", "WHY", NULL };
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "lllll");
  g_autofree char *text = NULL;

  for (guint i = 0; i < steps->len; i++)
    {
      const RbkStripeStep *step = steps->pdata[i];

      rbk_columns_add (columns, rbk_stripe_action_get_name (step->action), step->object,
                       step->key != NULL ? step->key : "-", step->id != NULL ? step->id : "-",
                       step->reason, NULL);
    }
  text = rbk_columns_to_text (columns);

  return rbk_output_write (output, text, strlen (text), error);
}

static GPtrArray *
make_steps (RbkStripeReading *reading, JsonObject *wanted)
{
  RbkStripeAccount account = { 0 };
  const struct
  {
    RbkStripeKind kind;
    GPtrArray   **objects;
  } lists[] = {
    { RBK_STRIPE_METER, &account.meters },          { RBK_STRIPE_PRODUCT, &account.products },
    { RBK_STRIPE_PRICE, &account.prices },          { RBK_STRIPE_FEATURE, &account.features },
    { RBK_STRIPE_PRODUCT_FEATURE, &account.links }, { RBK_STRIPE_COUPON, &account.coupons },
    { RBK_STRIPE_PROMOTION_CODE, &account.codes },
  };
  GPtrArray *steps;

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    *lists[i].objects = list_objects (reading, lists[i].kind);
  steps = rbk_stripe_plan_steps (wanted, &account);
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    g_ptr_array_unref (*lists[i].objects);

  return steps;
}

/**
 * rbk_cli_print_stripe_steps:
 * @query: a book, and the files of an account
 * @differs: (out): whether there is anything to do
 * @error: return location for a #GError
 *
 * Prints what to create, update, archive and leave at Stripe, and which lookup keys move.
 *
 * Returns: whether that could be said
 */
gboolean
rbk_cli_print_stripe_steps (const RbkStripeStepsQuery *query, gboolean *differs, GError **error)
{
  g_autoptr(GPtrArray) notes =
                 g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_import_note_free);
  g_autoptr(JsonNode) wanted = load_wanted (query, error);
  g_autoptr(GPtrArray) files = wanted != NULL ? rbk_cli_load_files (query->files, error) : NULL;
  g_autoptr(RbkStripeReading) reading = NULL;
  g_autoptr(GPtrArray) steps = NULL;

  if (files == NULL)
    return FALSE;
  reading = rbk_stripe_reading_new (files, notes, error);
  if (reading == NULL)
    return FALSE;
  rbk_stripe_reading_resolve (reading);
  note_missing (reading, json_node_get_object (wanted), notes);
  rbk_cli_print_notes (notes, query->files[0]);
  steps = make_steps (reading, json_node_get_object (wanted));
  *differs = FALSE;
  for (guint i = 0; i < steps->len; i++)
    *differs |= ((RbkStripeStep *) steps->pdata[i])->action != RBK_STRIPE_KEEP;

  return query->json ? write_json (steps, query->output, error)
                     : write_text (steps, query->output, error);
}
