/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-help-text.h"

#include "rbk-help-blocks.h"

/**
 * RbkHelpText:
 *
 * A text to be read, written in Markdown: headings, paragraphs, lists, code, tables and pictures.
 * What can be selected can be copied; links lead to other topics and nowhere else.
 *
 * ## Accessibility
 *
 * Headings are headings, with their level; lists are lists; a picture has its description.
 */
struct _RbkHelpText
{
  GtkWidget parent_instance;

  GtkWidget *box;
  char      *address; /* (owned) (nullable) of the link that is followed next */
  guint      follow_id;
};

G_DEFINE_FINAL_TYPE (RbkHelpText, rbk_help_text, GTK_TYPE_WIDGET)

typedef enum
{
  SIGNAL_LINK,
} RbkHelpTextSignal;

static guint signals[SIGNAL_LINK + 1];

static gboolean
follow_cb (gpointer user_data)
{
  RbkHelpText     *self = user_data;
  g_autofree char *address = g_steal_pointer (&self->address);

  self->follow_id = 0;
  g_signal_emit (self, signals[SIGNAL_LINK], 0, address);

  return G_SOURCE_REMOVE;
}

/* The label of the link has something to do yet, and goes once another text is shown. The toolkit
 * never opens anything. */
static gboolean
link_cb (RbkHelpText *self, const char *address)
{
  g_free (self->address);
  self->address = g_strdup (address);
  if (self->follow_id == 0)
    self->follow_id = g_idle_add (follow_cb, self);

  return TRUE;
}

static void
rbk_help_text_dispose (GObject *object)
{
  RbkHelpText *self = RBK_HELP_TEXT (object);

  g_clear_handle_id (&self->follow_id, g_source_remove);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_help_text_parent_class)->dispose (object);
}

static void
rbk_help_text_class_init (RbkHelpTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_help_text_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "helptext");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  /**
   * RbkHelpText::link:
   * @self: a text
   * @address: where the link leads
   *
   * A link was followed.
   */
  signals[SIGNAL_LINK] =
      g_signal_new ("link", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
rbk_help_text_init (RbkHelpText *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/**
 * rbk_help_text_new:
 *
 * Returns: (transfer floating): a text without words
 */
GtkWidget *
rbk_help_text_new (void)
{
  return g_object_new (RBK_TYPE_HELP_TEXT, NULL);
}

/**
 * rbk_help_text_show:
 * @self: a text
 * @markdown: what it says
 *
 * Shows a text in place of the one before.
 */
void
rbk_help_text_show (RbkHelpText *self, const char *markdown)
{
  g_autoptr(GClosure) follow = NULL;

  g_return_if_fail (RBK_IS_HELP_TEXT (self));

  follow = g_cclosure_new_object_swap (G_CALLBACK (link_cb), G_OBJECT (self));
  g_closure_ref (follow);
  g_closure_sink (follow);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  self->box = rbk_help_blocks_new (markdown, follow);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}
