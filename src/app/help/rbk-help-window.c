/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-help-window.h"

#include <glib/gi18n-lib.h>

#include "rbk-fold.h"
#include "rbk-help-history.h"
#include "rbk-help-list.h"
#include "rbk-help-text.h"
#include "rbk-help-topics.h"
#include "rbk-icon-button.h"

#define FIRST "start"
#define WIDTH 1000
#define HEIGHT 680
#define NARROW_WIDTH 640
#define SIDEBAR_WIDTH 240
#define TEXT_WIDTH 640

/**
 * RbkHelpWindow:
 *
 * The help: its topics beside the one that is read. There is one for all windows, and it goes with
 * the last of them.
 *
 * ## Keyboard
 *
 * Alt+Left and Alt+Right go through what was read, Ctrl+F searches, F9 shows the topics and Escape
 * closes.
 */
struct _RbkHelpWindow
{
  AdwWindow parent_instance;

  AdwFlap         *flap;
  GtkToggleButton *topics;
  GtkWidget       *list;
  GtkWidget       *scroller;
  GtkWidget       *text;
  RbkHelpHistory  *history; /* (owned) what was read */
  RbkFold          fold;
  guint            scroll_id;
};

G_DEFINE_FINAL_TYPE (RbkHelpWindow, rbk_help_window, ADW_TYPE_WINDOW)

static GtkAdjustment *
get_scroll (RbkHelpWindow *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
}

static gboolean
scroll_cb (GtkWidget *text, GdkFrameClock *clock, gpointer user_data)
{
  RbkHelpWindow *self = user_data;

  if (gtk_widget_get_height (gtk_widget_get_first_child (text)) == 0)
    return G_SOURCE_CONTINUE;
  self->scroll_id = 0;
  gtk_adjustment_set_value (get_scroll (self), rbk_help_history_get_scrolled (self->history));

  return G_SOURCE_REMOVE;
}

/* To be come back to. */
static void
keep_scroll (RbkHelpWindow *self)
{
  rbk_help_history_set_scrolled (self->history, gtk_adjustment_get_value (get_scroll (self)));
}

static void
show_text (RbkHelpWindow *self)
{
  const RbkHelpTopic *topic = rbk_help_history_get_topic (self->history);
  g_autofree char    *title = NULL;

  rbk_help_text_show (RBK_HELP_TEXT (self->text), topic->markdown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  topic->title, -1);
  rbk_help_list_select (RBK_HELP_LIST (self->list), topic->id);
  /* How long the text is is known once it has its place. */
  if (self->scroll_id == 0)
    self->scroll_id = gtk_widget_add_tick_callback (self->text, scroll_cb, self, NULL);
  gtk_adjustment_set_value (get_scroll (self), 0.0);
  /* Translators: the title of the help's window: what is read, and that it is the help */
  title = g_strdup_printf (_ ("%s — Help"), topic->title);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "help.back",
                                 rbk_help_history_can_step (self->history, -1));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "help.forward",
                                 rbk_help_history_can_step (self->history, 1));
}

static void
step (RbkHelpWindow *self, int by)
{
  if (!rbk_help_history_can_step (self->history, by))
    return;
  keep_scroll (self);
  rbk_help_history_step (self->history, by);
  show_text (self);
}

static void
back_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  step (RBK_HELP_WINDOW (widget), -1);
}

static void
forward_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  step (RBK_HELP_WINDOW (widget), 1);
}

static void
toggle_topics_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkHelpWindow *self = RBK_HELP_WINDOW (widget);

  adw_flap_set_reveal_flap (self->flap, !adw_flap_get_reveal_flap (self->flap));
}

/* By its functions: a binding would set the property by its name, of which a later libadwaita
 * warns. */
static void
revealed_cb (RbkHelpWindow *self)
{
  gtk_toggle_button_set_active (self->topics, adw_flap_get_reveal_flap (self->flap));
}

static void
topics_toggled_cb (RbkHelpWindow *self)
{
  adw_flap_set_reveal_flap (self->flap, gtk_toggle_button_get_active (self->topics));
}

static void
search_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkHelpWindow *self = RBK_HELP_WINDOW (widget);

  adw_flap_set_reveal_flap (self->flap, TRUE);
  rbk_help_list_search (RBK_HELP_LIST (self->list));
}

static void
topic_chosen_cb (RbkHelpWindow *self, const char *id)
{
  rbk_help_window_show_topic (self, id);
  /* Over the text it is in the way once one has chosen. */
  if (self->fold.is_narrow)
    adw_flap_set_reveal_flap (self->flap, FALSE);
  gtk_widget_grab_focus (self->text);
}

static void
link_followed_cb (RbkHelpWindow *self, const char *address)
{
  g_autofree char *id = rbk_help_dup_link (address);

  if (id != NULL)
    rbk_help_window_show_topic (self, id);
}

static void
rbk_help_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RbkHelpWindow *self = RBK_HELP_WINDOW (widget);

  rbk_fold_follow (&self->fold, width);
  GTK_WIDGET_CLASS (rbk_help_window_parent_class)->size_allocate (widget, width, height, baseline);
}

static void
rbk_help_window_dispose (GObject *object)
{
  RbkHelpWindow *self = RBK_HELP_WINDOW (object);

  rbk_fold_clear (&self->fold);
  if (self->scroll_id != 0)
    gtk_widget_remove_tick_callback (self->text, self->scroll_id);
  self->scroll_id = 0;

  G_OBJECT_CLASS (rbk_help_window_parent_class)->dispose (object);
}

static void
rbk_help_window_finalize (GObject *object)
{
  rbk_help_history_free (RBK_HELP_WINDOW (object)->history);

  G_OBJECT_CLASS (rbk_help_window_parent_class)->finalize (object);
}

static void
rbk_help_window_class_init (RbkHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const struct
  {
    const char     *action;
    guint           key;
    GdkModifierType modifiers;
  } keys[] = {
    { "help.back", GDK_KEY_Left, GDK_ALT_MASK },     { "help.back", GDK_KEY_Back, 0 },
    { "help.forward", GDK_KEY_Right, GDK_ALT_MASK }, { "help.forward", GDK_KEY_Forward, 0 },
    { "help.search", GDK_KEY_f, GDK_CONTROL_MASK },  { "help.toggle-topics", GDK_KEY_F9, 0 },
    { "window.close", GDK_KEY_Escape, 0 },
  };

  G_OBJECT_CLASS (klass)->dispose = rbk_help_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = rbk_help_window_finalize;
  widget_class->size_allocate = rbk_help_window_size_allocate;
  gtk_widget_class_install_action (widget_class, "help.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "help.forward", NULL, forward_cb);
  gtk_widget_class_install_action (widget_class, "help.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "help.toggle-topics", NULL, toggle_topics_cb);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers,
                                         keys[i].action, NULL);
}

static GtkWidget *
new_header (RbkHelpWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->topics = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  gtk_button_set_icon_name (GTK_BUTTON (self->topics), "sidebar-show-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->topics), _ ("Topics"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->topics), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Topics"), -1);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), GTK_WIDGET (self->topics));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header),
                             rbk_icon_button_new ("go-previous-symbolic", _ ("Back"), "help.back"));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header),
                             rbk_icon_button_new ("go-next-symbolic", _ ("Forward"),
                                                  "help.forward"));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header),
                                   adw_window_title_new (_ ("Help"), NULL));
  return header;
}

static GtkWidget *
new_reader (RbkHelpWindow *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->text = rbk_help_text_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), TEXT_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->text);
  g_signal_connect_object (self->text, "link", G_CALLBACK (link_followed_cb), self,
                           G_CONNECT_SWAPPED);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_hexpand (self->scroller, TRUE);
  return self->scroller;
}

/* Before a text that has the focus, which would move its cursor with that key. */
static void
add_search_key (RbkHelpWindow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcut        *find = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_f, GDK_CONTROL_MASK),
                                               gtk_named_action_new ("help.search"));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), find);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
rbk_help_window_init (RbkHelpWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->history = rbk_help_history_new ();
  self->list = rbk_help_list_new ();
  gtk_widget_set_size_request (self->list, SIDEBAR_WIDTH, -1);
  g_signal_connect_object (self->list, "chosen", G_CALLBACK (topic_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  self->flap = ADW_FLAP (adw_flap_new ());
  rbk_fold_init (&self->fold, self->flap, NARROW_WIDTH);
  adw_flap_set_flap (self->flap, self->list);
  adw_flap_set_separator (self->flap, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  adw_flap_set_content (self->flap, new_reader (self));
  gtk_widget_set_vexpand (GTK_WIDGET (self->flap), TRUE);
  gtk_box_append (GTK_BOX (box), new_header (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->flap));
  gtk_toggle_button_set_active (self->topics, TRUE);
  g_signal_connect_object (self->flap, "notify::reveal-flap", G_CALLBACK (revealed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->topics, "toggled", G_CALLBACK (topics_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, 294);
  add_search_key (self);
}

/* With the last window of books nobody is left who asks. */
static void
window_removed_cb (GtkWindow *self, GtkWindow *removed, GtkApplication *application)
{
  if (removed == self)
    return;
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (!RBK_IS_HELP_WINDOW (l->data) && gtk_window_get_transient_for (l->data) == NULL)
      return;
  gtk_window_destroy (self);
}

static RbkHelpWindow *
find_window (GtkApplication *application)
{
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (RBK_IS_HELP_WINDOW (l->data))
      return l->data;

  return NULL;
}

/**
 * rbk_help_window_open:
 * @application: the program
 * @topic: what links call a topic; where there is no such, the first
 *
 * Brings the help to the screen.
 *
 * Returns: (transfer none): its window; the program owns it
 */
RbkHelpWindow *
rbk_help_window_open (GtkApplication *application, const char *topic)
{
  RbkHelpWindow *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);

  self = find_window (application);
  if (self == NULL)
    {
      g_autoptr(GtkWindowGroup) alone = gtk_window_group_new ();

      self = g_object_new (RBK_TYPE_HELP_WINDOW, "application", application, NULL);
      /* A dialog that asks something leaves the help to be read. */
      gtk_window_group_add_window (alone, GTK_WINDOW (self));
      g_signal_connect_object (application, "window-removed", G_CALLBACK (window_removed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  rbk_help_window_show_topic (self, topic);
  gtk_widget_grab_focus (self->text);
  gtk_window_present (GTK_WINDOW (self));

  return self;
}

/**
 * rbk_help_window_show_topic:
 * @self: the help
 * @topic: what links call a topic; where there is no such, the first
 *
 * Shows a topic. What was read before can be gone back to.
 */
void
rbk_help_window_show_topic (RbkHelpWindow *self, const char *topic)
{
  const RbkHelpTopic *found;

  g_return_if_fail (RBK_IS_HELP_WINDOW (self));
  g_return_if_fail (topic != NULL);

  found = rbk_help_topics_find (topic);
  if (found == NULL)
    found = rbk_help_topics_find (FIRST);
  if (found == rbk_help_history_get_topic (self->history))
    return;
  keep_scroll (self);
  rbk_help_history_add (self->history, found);
  show_text (self);
}

/**
 * rbk_help_window_get_topic:
 * @self: the help
 *
 * Returns: (transfer none): what links call the topic that is read
 */
const char *
rbk_help_window_get_topic (RbkHelpWindow *self)
{
  g_return_val_if_fail (RBK_IS_HELP_WINDOW (self), NULL);

  return rbk_help_history_get_topic (self->history)->id;
}
