/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-deliver-page.h"

#include <glib/gi18n-lib.h>

#include "rbk-invoice-panel.h"
#include "rbk-offers-panel.h"
#include "rbk-text-scale.h"

#define NARROW_WIDTH 860
#define WIDE_WIDTH 1240
#define MIN_WIDTH 300

/**
 * RbkDeliverPage:
 *
 * What leaves the book: its exports, the invoices that customers get, what they are told at
 * their limits, and discounts. It follows the book while it is seen.
 */
struct _RbkDeliverPage
{
  GtkWidget parent_instance;

  RbkDocument     *document; /* (owned) */
  GtkWidget       *box;
  GtkWidget       *stack;
  RbkExportsPanel *exports;
  RbkInvoicePanel *invoice;
  RbkOffersPanel  *messages;
  RbkOffersPanel  *discounts;
  guint64          revision; /* the one that is shown */
  RbkExportsRoom   room;
  guint            update_id, arrange_id;
};

G_DEFINE_FINAL_TYPE (RbkDeliverPage, rbk_deliver_page, GTK_TYPE_WIDGET)

static gboolean
update_cb (gpointer user_data)
{
  RbkDeliverPage *self = user_data;

  self->update_id = 0;
  self->revision = rbk_document_get_revision (self->document);
  rbk_exports_panel_update (self->exports);
  rbk_invoice_panel_update (self->invoice);
  rbk_offers_panel_update (self->messages);
  rbk_offers_panel_update (self->discounts);

  return G_SOURCE_REMOVE;
}

/* What nobody looks at need not be made. */
static void
queue_update (RbkDeliverPage *self)
{
  if (self->update_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      self->revision != rbk_document_get_revision (self->document))
    self->update_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static void
rbk_deliver_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rbk_deliver_page_parent_class)->map (widget);
  queue_update (RBK_DELIVER_PAGE (widget));
}

static gboolean
arrange_cb (gpointer user_data)
{
  RbkDeliverPage *self = user_data;

  self->arrange_id = 0;
  rbk_exports_panel_arrange (self->exports, self->room);
  rbk_invoice_panel_set_is_narrow (self->invoice, self->room == RBK_EXPORTS_ROOM_NARROW);

  return G_SOURCE_REMOVE;
}

static RbkExportsRoom
find_room (GtkWidget *widget, int width)
{
  if (width < rbk_text_scale (widget, NARROW_WIDTH))
    return RBK_EXPORTS_ROOM_NARROW;

  return width < rbk_text_scale (widget, WIDE_WIDTH) ? RBK_EXPORTS_ROOM_USUAL
                                                     : RBK_EXPORTS_ROOM_WIDE;
}

static void
rbk_deliver_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RbkDeliverPage *self = RBK_DELIVER_PAGE (widget);
  RbkExportsRoom  room = find_room (widget, width);

  /* Children can't change while they are being given their place. */
  if (room != self->room)
    {
      self->room = room;
      if (self->arrange_id == 0)
        self->arrange_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, arrange_cb, self, NULL);
    }
  gtk_widget_allocate (self->box, width, height, baseline, NULL);
}

static void
rbk_deliver_page_measure (GtkWidget     *widget,
                          GtkOrientation orientation,
                          int            for_size,
                          int           *minimum,
                          int           *natural,
                          int           *minimum_baseline,
                          int           *natural_baseline)
{
  RbkDeliverPage *self = RBK_DELIVER_PAGE (widget);

  gtk_widget_measure (self->box, orientation, for_size, minimum, natural, NULL, NULL);
  /* It can become narrower than what stands beside each other: then it stands below. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, MIN_WIDTH);
}

static void
rbk_deliver_page_dispose (GObject *object)
{
  RbkDeliverPage *self = RBK_DELIVER_PAGE (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_handle_id (&self->arrange_id, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rbk_deliver_page_parent_class)->dispose (object);
}

static void
rbk_deliver_page_class_init (RbkDeliverPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_deliver_page_dispose;
  widget_class->map = rbk_deliver_page_map;
  widget_class->size_allocate = rbk_deliver_page_size_allocate;
  widget_class->measure = rbk_deliver_page_measure;

  gtk_widget_class_set_css_name (widget_class, "deliverpage");
}

static void
rbk_deliver_page_init (RbkDeliverPage *self)
{
  self->room = RBK_EXPORTS_ROOM_USUAL;
}

static void
fill (RbkDeliverPage *self, GSettings *settings)
{
  GtkWidget *switcher = gtk_stack_switcher_new ();
  GtkStack  *stack = GTK_STACK (self->stack = gtk_stack_new ());

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_stack_set_vhomogeneous (stack, FALSE);
  gtk_stack_set_hhomogeneous (stack, FALSE);
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), stack);
  gtk_widget_set_halign (switcher, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (switcher, "parts");
  gtk_widget_set_vexpand (self->stack, TRUE);
  self->exports = RBK_EXPORTS_PANEL (rbk_exports_panel_new (self->document, settings));
  gtk_stack_add_titled (stack, GTK_WIDGET (self->exports), "exports", _ ("Exports"));
  self->invoice = RBK_INVOICE_PANEL (rbk_invoice_panel_new (self->document));
  self->messages = RBK_OFFERS_PANEL (rbk_messages_panel_new (self->document));
  self->discounts = RBK_OFFERS_PANEL (rbk_discounts_panel_new (self->document));
  gtk_stack_add_titled (stack, GTK_WIDGET (self->invoice), "invoice", _ ("Invoice"));
  gtk_stack_add_titled (stack, GTK_WIDGET (self->messages), "messages", _ ("Messages"));
  gtk_stack_add_titled (stack, GTK_WIDGET (self->discounts), "discounts", _ ("Discounts"));
  gtk_box_append (GTK_BOX (self->box), switcher);
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * rbk_deliver_page_new:
 * @document: an open book
 * @settings: (nullable): the user's choices
 *
 * Returns: (transfer floating): a page of what leaves the book
 */
GtkWidget *
rbk_deliver_page_new (RbkDocument *document, GSettings *settings)
{
  RbkDeliverPage *self = g_object_new (RBK_TYPE_DELIVER_PAGE, NULL);

  self->document = g_object_ref (document);
  self->revision = rbk_document_get_revision (document);
  fill (self, settings);
  g_signal_connect_object (document, "notify::revision", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * rbk_deliver_page_show_part:
 * @self: a page
 * @part: `exports`, `invoice`, `messages` or `discounts`
 */
void
rbk_deliver_page_show_part (RbkDeliverPage *self, const char *part)
{
  g_return_if_fail (RBK_IS_DELIVER_PAGE (self));

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), part);
}

/**
 * rbk_deliver_page_get_exports:
 * @self: a page
 *
 * Returns: (transfer none): where the book can go
 */
RbkExportsPanel *
rbk_deliver_page_get_exports (RbkDeliverPage *self)
{
  g_return_val_if_fail (RBK_IS_DELIVER_PAGE (self), NULL);

  return self->exports;
}
