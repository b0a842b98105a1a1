/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include <string.h>

#include "rbk-advice-output.h"
#include "rbk-error.h"
#include "rbk-load-customers.h"
#include "rbk-load.h"
#include "rbk-output.h"
#include "rbk-share-option.h"
#include "rbk-synthetic-output.h"

typedef struct
{
  RbkCustomerOptions customers;
  char              *developers, *natural_unit, *one_sentence, *own_split, *support_share;
  char              *date, *output;
  gboolean           json;
} AdviseOptions;

static void
clear_options (AdviseOptions *options)
{
  rbk_customer_options_clear (&options->customers);
  g_free (options->developers);
  g_free (options->natural_unit);
  g_free (options->one_sentence);
  g_free (options->own_split);
  g_free (options->support_share);
  g_free (options->date);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AdviseOptions, clear_options)

static gboolean
read_answer (const char *option, const char *text, RbkReply *answer, GError **error)
{
  gboolean is_yes = g_strcmp0 (text, "yes") == 0;

  *answer = text == NULL ? RBK_REPLY_UNKNOWN : is_yes ? RBK_REPLY_YES : RBK_REPLY_NO;
  if (text == NULL || is_yes || strcmp (text, "no") == 0)
    return TRUE;
  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE, "--%s: write yes or no", option);
  return FALSE;
}

static gboolean
read_answers (const AdviseOptions *options, RbkAdviseAnswers *answers, GError **error)
{
  RbkDecimal share = RBK_DECIMAL_ZERO;

  if (!read_answer ("developers", options->developers, &answers->developers, error) ||
      !read_answer ("natural-unit", options->natural_unit, &answers->natural_unit, error) ||
      !read_answer ("one-sentence", options->one_sentence, &answers->one_sentence, error) ||
      !read_answer ("own-split", options->own_split, &answers->own_split, error))
    return FALSE;
  answers->has_support_share = options->support_share != NULL;
  if (answers->has_support_share &&
      !rbk_share_option_read ("--support-share", options->support_share, &share, error))
    return FALSE;
  answers->support_share = rbk_decimal_to_double (share);
  return TRUE;
}

static gboolean
write_json (GPtrArray        *advice,
            const char       *currency,
            const RbkOwnFile *from,
            const char       *output,
            GError          **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "currency", currency);
  rbk_synthetic_output_member (builder, from);
  json_builder_set_member_name (builder, "advice");
  json_builder_begin_array (builder);
  for (guint i = 0; i < advice->len; i++)
    rbk_advice_output_member (builder, g_ptr_array_index (advice, i), currency);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return rbk_output_write_json (output, builder, error);
}

static gboolean
write_text (GPtrArray        *advice,
            const char       *currency,
            const RbkOwnFile *from,
            const char       *output,
            GError          **error)
{
  g_autoptr(GString) text = g_string_new (NULL);

  rbk_synthetic_output_line (text, from);
  for (guint i = 0; i < advice->len; i++)
    {
      g_string_append (text, i > 0 ? "\n" : "");
      rbk_advice_output_text (text, g_ptr_array_index (advice, i), currency);
    }
  if (advice->len == 0)
    g_string_append (text, "There is nothing in this book to advise on.\n");
  return rbk_output_write (output, text->str, text->len, error);
}

static gboolean
check_topic (const char *topic, GError **error)
{
  g_autofree char *topics = NULL;

  if (topic == NULL || g_strv_contains (rbk_advise_list (), topic))
    return TRUE;
  topics = g_strjoinv (", ", (char **) rbk_advise_list ());
  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE, "advise: there is no advice on %s; topics are %s",
               topic, topics);
  return FALSE;
}

static gboolean
run (const char *path, const char *topic, const AdviseOptions *options, GError **error)
{
  g_autoptr(RbkBook) book = NULL;
  g_autoptr(RbkSpec) spec = NULL;
  g_auto(RbkOwnFile) from = { 0 };
  g_autoptr(RbkCustomers) customers = NULL;
  g_autoptr(RbkTable) table = NULL;
  g_autoptr(GPtrArray) advice = NULL;
  RbkAdviseAnswers answers = { 0 };
  RbkAdviseInput   input = { .answers = &answers };

  if (!check_topic (topic, error) || !read_answers (options, &answers, error))
    return FALSE;
  spec = rbk_load_spec (path, options->date, &book, error);
  if (spec == NULL ||
      !rbk_load_any_customers (path, book, spec, &options->customers, &from, &customers, error))
    return FALSE;
  if (customers != NULL)
    input.population =
        rbk_customers_get_costed (customers, spec, from.is_own ? rbk_book_get_usage (book) : NULL,
                                  NULL);
  table = rbk_table_new (spec, input.population, error);
  if (table == NULL)
    {
      rbk_command_blame (error, path);
      return FALSE;
    }
  input.book = book;
  input.table = table;
  advice = rbk_advise_book (&input, topic);
  return options->json ? write_json (advice, spec->currency, &from, options->output, error)
                       : write_text (advice, spec->currency, &from, options->output, error);
}

/* advise FILE [TOPIC] [--usage CSV|--synthetic [N] …] [--developers yes|no] … [--json] [-o FILE] */
RbkExit
rbk_run_advise (char **arguments)
{
  g_auto(AdviseOptions) options = { 0 };
  g_auto(GStrv) files = NULL;
  g_autoptr(GError) error = NULL;
  RbkExit            status;
  const GOptionEntry entries[] = {
    RBK_CUSTOMER_OPTIONS (options.customers),
    { "developers", 0, 0, G_OPTION_ARG_STRING, &options.developers,
      "Whether customers are developers", "yes|no" },
    { "natural-unit", 0, 0, G_OPTION_ARG_STRING, &options.natural_unit,
      "Whether a call is something that customers know, as a document", "yes|no" },
    { "one-sentence", 0, 0, G_OPTION_ARG_STRING, &options.one_sentence,
      "Whether one sentence explains a credit", "yes|no" },
    { "own-split", 0, 0, G_OPTION_ARG_STRING, &options.own_split,
      "Whether customers should choose on which feature they spend", "yes|no" },
    { "support-share", 0, 0, G_OPTION_ARG_STRING, &options.support_share,
      "The share of its time that support would spend on credits", "20%" },
    RBK_OPTION_PRICES_ON (options.date),
    RBK_OPTION_JSON (options.json),
    RBK_OPTION_OUTPUT (options.output),
    { NULL },
  };

  if (!rbk_command_parse (arguments, entries, 1, 2, &files, &status))
    return status;
  if (!run (files[0], files[1], &options, &error))
    return rbk_command_fail (error);

  return RBK_EXIT_DONE;
}
