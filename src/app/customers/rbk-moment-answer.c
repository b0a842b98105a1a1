/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-moment-answer.h"

#include <glib/gi18n-lib.h>

#include "rbk-fact-list.h"
#include "rbk-message-card.h"
#include "rbk-trigger-occasion.h"

static char *
write_quantity (RbkDecimal quantity, gpointer format)
{
  return rbk_money_format_quantity (format, quantity);
}

/* As a pricing page has it: what a unit costs may have more decimals than a bill. */
static char *
write_price (RbkDecimal price, gpointer format)
{
  return rbk_decimal_is_integer (price) ? rbk_money_format_whole_amount (format, price)
                                        : rbk_money_format_amount (format, price, TRUE);
}

/**
 * rbk_moment_answer_new:
 *
 * Returns: (transfer floating): the answer to nothing yet
 */
GtkWidget *
rbk_moment_answer_new (void)
{
  GtkWidget *answer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *facts = rbk_fact_list_new (_ ("Where the customer is"));
  GtkWidget *texts = rbk_message_list_new (_ ("What the customer reads"));

  gtk_box_append (GTK_BOX (answer), facts);
  gtk_widget_add_css_class (texts, "texts");
  gtk_box_append (GTK_BOX (answer), texts);
  g_object_set_data (G_OBJECT (answer), "facts", facts);
  g_object_set_data (G_OBJECT (answer), "texts", texts);

  return answer;
}

/* The same pace in months of each length, as 200 in 18 days is 311, 322, 333 and 344. */
static char *
dup_lengths (const RbkMomentAsked *asked, RbkMoneyFormat *format)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint n_days = 28; n_days <= 31; n_days++)
    {
      g_autofree char *number = NULL;
      RbkDecimal       projected;

      if (!rbk_gate_project (asked->used, g_date_get_day (&asked->day), n_days, &projected))
        continue;
      number = rbk_money_format_quantity (format, projected);
      g_string_append (text, text->len > 0 ? " · " : "");
      /* Translators: a number of days, and units used in that many */
      g_string_append_printf (text, ngettext ("%u day: %s", "%u days: %s", n_days), n_days, number);
    }
  return g_strdup (text->str);
}

static void
add_offer (GtkWidget *facts, const RbkTrigger *trigger, const RbkTriggerWriter *writer)
{
  const RbkGateOffer *offer = &trigger->offer;
  g_autofree char    *price = offer->has_price ? writer->price (offer->price, writer->data) : NULL;
  g_autofree char    *bill = offer->has_price ? writer->price (offer->bill, writer->data) : NULL;
  g_autofree char    *text = NULL, *detail = NULL;

  if (offer->plan == NULL)
    {
      rbk_fact_list_add (facts, _ ("To offer"),
                         trigger->is_hard ? _ ("No other plan has room for more")
                                          : _ ("No other plan costs less than to stay"),
                         "–");
      return;
    }
  text =
      price != NULL
          /* Translators: a plan and its price */
          ? g_strdup_printf (_ ("%s, %s a month"), rbk_trigger_get_plan_name (offer->plan), price)
          : g_strdup_printf (_ ("%s, on request"), rbk_trigger_get_plan_name (offer->plan));
  if (bill != NULL)
    /* Translators: %s is an amount */
    detail = g_strdup_printf (_ ("It bills %s at this pace"), bill);
  rbk_fact_list_add (facts, _ ("To offer"), detail, text);
}

static void
show_facts (GtkWidget              *facts,
            const RbkTrigger       *trigger,
            const RbkMomentAsked   *asked,
            const RbkTriggerWriter *writer)
{
  g_autofree char *share = rbk_trigger_dup_share (trigger, writer);
  g_autofree char *used = writer->quantity (trigger->used, writer->data);
  g_autofree char *cap = writer->quantity (trigger->cap, writer->data);
  g_autofree char *projected = writer->quantity (trigger->projected, writer->data);
  g_autofree char *lengths = dup_lengths (asked, writer->data);
  /* Translators: units used, and units up to the cap */
  g_autofree char *of = g_strdup_printf (C_ ("amount", "%s of %s"), used, cap);
  g_autofree char *pace =
      g_strdup_printf (ngettext ("At this pace, in a month of %u day",
                                 "At this pace, in a month of %u days", trigger->n_days),
                       trigger->n_days);

  rbk_fact_list_add (facts, _ ("Used of the cap"), of, share != NULL ? share : "–");
  rbk_fact_list_add (facts, pace, lengths, projected);
  add_offer (facts, trigger, writer);
}

static void
show_texts (GtkWidget              *texts,
            const RbkTrigger       *trigger,
            const RbkMomentAsked   *asked,
            GPtrArray              *messages,
            const RbkTriggerWriter *writer)
{
  g_autoptr(GPtrArray) occasions =
                 rbk_trigger_list_occasions (trigger, asked->spec, messages, writer);
  guint n = 0;

  for (guint i = 0; i < occasions->len; i++)
    {
      const RbkTriggerOccasion *occasion = g_ptr_array_index (occasions, i);

      for (guint k = 0; k < occasion->texts->len; k++, n++)
        {
          const RbkGateText *text = g_ptr_array_index (occasion->texts, k);
          g_autofree char   *kind = rbk_message_dup_kind (text);
          g_autofree char   *what =
              /* Translators: %s is a kind of message: “At the limit · Page” */
              occasion->is_due ? g_strdup_printf (_ ("Due now · %s"), kind) : g_strdup (kind);

          rbk_message_list_add (texts, what, text);
        }
    }
  if (n == 0)
    rbk_message_list_add_note (texts, _ ("Nothing is due: the customer reads nothing."));
}

/**
 * rbk_moment_answer_show:
 * @answer: an answer
 * @asked: how far a customer is
 * @format: for the book's currency
 *
 * Says what follows from it.
 */
void
rbk_moment_answer_show (GtkWidget *answer, const RbkMomentAsked *asked, RbkMoneyFormat *format)
{
  GtkWidget *facts = g_object_get_data (G_OBJECT (answer), "facts");
  GtkWidget *texts = g_object_get_data (G_OBJECT (answer), "texts");
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) messages = rbk_gate_messages_new (asked->book, &error);
  const RbkTriggerWriter writer = { write_quantity, write_price, format };
  RbkTrigger             trigger;

  rbk_fact_list_clear (facts);
  rbk_message_list_clear (texts);
  if (messages == NULL || !rbk_trigger_init (&trigger, asked->spec, asked->plan, asked->used,
                                             &asked->day, messages, &error))
    {
      rbk_message_list_add_note (texts, error->message);
      gtk_widget_set_visible (facts, FALSE);
      return;
    }
  gtk_widget_set_visible (facts, TRUE);
  show_facts (facts, &trigger, asked, &writer);
  show_texts (texts, &trigger, asked, messages, &writer);
}
