/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include "rbk-load.h"
#include "rbk-load-customers.h"
#include "rbk-mix-output.h"
#include "rbk-output.h"
#include "rbk-synthetic-output.h"

typedef struct
{
  RbkCustomerOptions customers;
  char              *date, *output;
  gboolean           json;
} SimulateOptions;

static gboolean
write_json (const RbkMixDetail *detail,
            const RbkMix       *mix,
            const RbkOwnFile   *from,
            const char         *output,
            GError            **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "currency", detail->spec->currency);
  rbk_synthetic_output_member (builder, from);
  rbk_mix_output_members (builder, detail->spec, mix, detail);
  json_builder_end_object (builder);

  return rbk_output_write_json (output, builder, error);
}

static gboolean
write_text (const RbkMixDetail *detail,
            const RbkMix       *mix,
            const RbkOwnFile   *from,
            const char         *output,
            GError            **error)
{
  g_autoptr(GString) text = g_string_new (NULL);

  rbk_synthetic_output_line (text, from);
  rbk_append_count (text, mix->n_customers, "customer", "customers");
  g_string_append_printf (text,
                          ", amounts in %s. Each takes the cheapest plan that allows its usage."
                          "\n\n",
                          detail->spec->currency);
  rbk_mix_output_text (text, detail->spec, mix, rbk_output_has_color (output));
  rbk_mix_detail_append_text (detail, text);

  return rbk_output_write (output, text->str, text->len, error);
}

/* What is wrong with the customers is said of their file, what is wrong with a plan of the book. */
static gboolean
simulate (const char *path, const SimulateOptions *options, GError **error)
{
  g_autoptr(RbkBook) book = NULL;
  g_autoptr(RbkSpec) spec = rbk_load_spec (path, options->date, &book, error);
  g_auto(RbkOwnFile) from = { 0 };
  g_autoptr(RbkCustomers) customers = NULL;
  RbkMixIndex *index;
  g_autoptr(RbkMix) mix = NULL;
  g_auto(RbkMixDetail) detail = { 0 };

  if (spec != NULL)
    customers = rbk_load_customers (path, book, spec, &options->customers, &from, error);
  index = customers != NULL ? rbk_load_index (customers, spec, &from, error) : NULL;
  if (index == NULL)
    return FALSE;
  mix = rbk_mix_new (spec, index, error);
  if (mix == NULL || !rbk_mix_detail_init (&detail, spec, index, error))
    {
      rbk_command_blame (error, path);
      return FALSE;
    }

  return options->json ? write_json (&detail, mix, &from, options->output, error)
                       : write_text (&detail, mix, &from, options->output, error);
}

static void
clear_options (SimulateOptions *options)
{
  rbk_customer_options_clear (&options->customers);
  g_free (options->date);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SimulateOptions, clear_options)

/* simulate FILE [--usage CSV|--synthetic [N] …] [--date D] [--json] [-o FILE] */
RbkExit
rbk_run_simulate (char **arguments)
{
  g_auto(SimulateOptions) options = { 0 };
  g_auto(GStrv) files = NULL;
  g_autoptr(GError) error = NULL;
  RbkExit            status;
  const GOptionEntry entries[] = {
    RBK_CUSTOMER_OPTIONS (options.customers),
    RBK_OPTION_PRICES_ON (options.date),
    RBK_OPTION_JSON (options.json),
    RBK_OPTION_OUTPUT (options.output),
    { NULL },
  };

  if (!rbk_command_parse (arguments, entries, 1, 1, &files, &status))
    return status;
  if (!simulate (files[0], &options, &error))
    return rbk_command_fail (error);

  return RBK_EXIT_DONE;
}
