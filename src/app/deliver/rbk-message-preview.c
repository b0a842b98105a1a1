/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-message-preview.h"

#include <glib/gi18n-lib.h>

#include "rbk-message-card.h"
#include "rbk-money-format.h"
#include "rbk-unit-words.h"

/* The day of the month on which the customer of the example looks at the message. */
#define EXAMPLE_DAY 18
#define EXAMPLE_DAYS 30

/**
 * RbkMessagePreview:
 *
 * The messages as a customer of the book reads them: the book's own, and the plain ones that
 * are sent where it has none.
 */
struct _RbkMessagePreview
{
  GtkWidget parent_instance;

  RbkDocument *document; /* (owned) */
  GtkWidget   *list;
};

G_DEFINE_FINAL_TYPE (RbkMessagePreview, rbk_message_preview, GTK_TYPE_WIDGET)

/* A customer who comes near a cap: the texts are what the placeholders stand for. */
typedef struct
{
  char         *used, *cap, *projected, *next_price, *reset_date, *unit; /* (owned) (nullable) */
  RbkGateValues values;
} Example;

static void
example_clear (Example *self)
{
  g_free (self->used);
  g_free (self->cap);
  g_free (self->projected);
  g_free (self->next_price);
  g_free (self->reset_date);
  g_free (self->unit);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Example, example_clear)

static void
rbk_message_preview_dispose (GObject *object)
{
  RbkMessagePreview *self = RBK_MESSAGE_PREVIEW (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rbk_message_preview_parent_class)->dispose (object);
}

static void
rbk_message_preview_class_init (RbkMessagePreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_message_preview_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
rbk_message_preview_init (RbkMessagePreview *self)
{
  self->list = rbk_message_list_new (_ ("Messages as customers read them"));
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}

/* The first terms that have a cap. */
static const RbkCardSpec *
find_capped (const RbkSpec *spec, const RbkPlanSpec **plan)
{
  for (guint i = 0; i < spec->n_plans; i++)
    {
      const RbkPhaseSpec *phase = rbk_plan_spec_get_phase_on (&spec->plans[i], &spec->date);

      for (guint k = 0; phase != NULL && k < phase->n_cards; k++)
        if (phase->cards[k].meter >= 0 && phase->cards[k].has_cap)
          {
            *plan = &spec->plans[i];
            return &phase->cards[k];
          }
    }

  return NULL;
}

static void
fill_offer (
    Example *self, const RbkSpec *spec, const RbkPlanSpec *plan, int meter, RbkDecimal usage)
{
  g_autoptr(RbkMoneyFormat) format = rbk_money_format_new (NULL, spec->currency);
  RbkGateOffer offer;
  GDate        reset = spec->date;

  rbk_gate_find_offer (spec, plan, meter, usage, &offer);
  if (offer.plan != NULL)
    {
      self->values.next_plan = offer.plan->name;
      self->next_price =
          offer.has_price ? rbk_money_format_amount (format, offer.price, FALSE) : NULL;
      self->values.next_price = self->next_price;
    }
  g_date_set_day (&reset, 1);
  g_date_add_months (&reset, 1);
  self->values.reset_date = self->reset_date = rbk_date_to_string (&reset);
}

static gboolean
example_init (Example *self, const RbkSpec *spec)
{
  g_autoptr(RbkMoneyFormat) format = rbk_money_format_new (NULL, spec->currency);
  const RbkPlanSpec  *plan = NULL;
  const RbkCardSpec  *card = find_capped (spec, &plan);
  const RbkMeterSpec *meter;
  RbkDecimal          used, projected;

  if (card == NULL)
    return FALSE;
  meter = &spec->meters[card->meter];
  used =
      rbk_decimal_mul_div (card->cap, RBK_DECIMAL_UNITS (4), RBK_DECIMAL_UNITS (5), RBK_ROUND_DOWN);
  if (!rbk_gate_project (used, EXAMPLE_DAY, EXAMPLE_DAYS, &projected))
    projected = used;
  self->used = rbk_money_format_quantity (format, used);
  self->cap = rbk_money_format_quantity (format, card->cap);
  self->projected = rbk_money_format_quantity (format, projected);
  self->unit = rbk_meter_spec_dup_units (meter);
  self->values = (RbkGateValues){ .used = self->used,
                                  .cap = self->cap,
                                  .share = "80 %",
                                  .plan = plan->name,
                                  .projected = self->projected,
                                  .unit = self->unit };
  fill_offer (self, spec, plan, card->meter, projected);

  return TRUE;
}

static void
add_event (RbkMessagePreview   *self,
           GPtrArray           *messages,
           RbkMessageEvent      event,
           const RbkGateValues *values)
{
  g_autoptr(GPtrArray) texts = rbk_gate_texts_new (messages, event, NULL, values);

  for (guint i = 0; i < texts->len; i++)
    {
      const RbkGateText *text = g_ptr_array_index (texts, i);
      g_autofree char   *kind = rbk_message_dup_kind (text);

      rbk_message_list_add (self->list, kind, text);
    }
}

/**
 * rbk_message_preview_update:
 * @self: a preview
 *
 * Shows the book as it is now.
 */
void
rbk_message_preview_update (RbkMessagePreview *self)
{
  RbkBook *book;
  g_autoptr(RbkSpec) spec = NULL;
  g_autoptr(GPtrArray) messages = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(Example) example = { 0 };

  g_return_if_fail (RBK_IS_MESSAGE_PREVIEW (self));

  book = rbk_document_get_book (self->document);
  rbk_message_list_clear (self->list);
  spec = rbk_spec_new (book, NULL, &error);
  messages = spec != NULL ? rbk_gate_messages_new (book, &error) : NULL;
  if (messages == NULL)
    {
      rbk_message_list_add_note (self->list, error->message);
      return;
    }
  if (!example_init (&example, spec))
    {
      rbk_message_list_add_note (self->list, _ ("No plan has a limit: nothing is sent."));
      return;
    }
  for (int i = RBK_MESSAGE_EVENT_ALERT; i <= RBK_MESSAGE_EVENT_CONFIRMATION; i++)
    add_event (self, messages, (RbkMessageEvent) i, &example.values);
}

/**
 * rbk_message_preview_new:
 * @document: an open book
 *
 * Returns: (transfer floating): its messages as they are read, to be updated before it is seen
 */
GtkWidget *
rbk_message_preview_new (RbkDocument *document)
{
  RbkMessagePreview *self = g_object_new (RBK_TYPE_MESSAGE_PREVIEW, NULL);

  self->document = g_object_ref (document);

  return GTK_WIDGET (self);
}
