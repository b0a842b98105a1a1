/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-password-asker.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * RbkPasswordAsker:
 *
 * Asks for a password on behalf of a thread that waits for it. What was answered is kept in
 * memory for as long as this is, so that looking at a table and reading it asks once; it is
 * written nowhere, and wiped. It is no answer to another question: of another server, or of the
 * same once the connection is not encrypted any more.
 */
struct _RbkPasswordAsker
{
  GObject parent_instance;

  GWeakRef window;
  GMutex   mutex; /* of all that follows */
  GCond    answered;
  char    *what; /* (owned) (nullable) what is being asked, or was last */
  gboolean is_waiting;
  char    *password; /* (owned) (nullable) the last answer */
};

G_DEFINE_FINAL_TYPE (RbkPasswordAsker, rbk_password_asker, G_TYPE_OBJECT)

static void
wipe (char **password)
{
  if (*password != NULL)
    explicit_bzero (*password, strlen (*password));
  g_clear_pointer (password, g_free);
}

static void
rbk_password_asker_dispose (GObject *object)
{
  g_weak_ref_set (&RBK_PASSWORD_ASKER (object)->window, NULL);

  G_OBJECT_CLASS (rbk_password_asker_parent_class)->dispose (object);
}

static void
rbk_password_asker_finalize (GObject *object)
{
  RbkPasswordAsker *self = RBK_PASSWORD_ASKER (object);

  wipe (&self->password);
  g_free (self->what);
  g_weak_ref_clear (&self->window);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->answered);

  G_OBJECT_CLASS (rbk_password_asker_parent_class)->finalize (object);
}

static void
rbk_password_asker_class_init (RbkPasswordAskerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rbk_password_asker_dispose;
  object_class->finalize = rbk_password_asker_finalize;
}

static void
rbk_password_asker_init (RbkPasswordAsker *self)
{
  g_weak_ref_init (&self->window, NULL);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->answered);
}

/**
 * rbk_password_asker_new:
 * @window: over which it is asked
 *
 * Returns: (transfer full): one who asks
 */
RbkPasswordAsker *
rbk_password_asker_new (GtkWindow *window)
{
  RbkPasswordAsker *self = g_object_new (RBK_TYPE_PASSWORD_ASKER, NULL);

  rbk_password_asker_set_window (self, window);

  return self;
}

/**
 * rbk_password_asker_set_window:
 * @self: one who asks
 * @window: over which it is asked from now on
 *
 * Goes on over another window, when the first is closed.
 */
void
rbk_password_asker_set_window (RbkPasswordAsker *self, GtkWindow *window)
{
  g_return_if_fail (RBK_IS_PASSWORD_ASKER (self));

  g_weak_ref_set (&self->window, window);
}

/**
 * rbk_password_asker_forget:
 * @self: one who asks
 *
 * Wipes the last answer, that was refused.
 */
void
rbk_password_asker_forget (RbkPasswordAsker *self)
{
  g_return_if_fail (RBK_IS_PASSWORD_ASKER (self));

  g_mutex_lock (&self->mutex);
  wipe (&self->password);
  g_mutex_unlock (&self->mutex);
}

/* Whatever comes first: an answer, or that the dialog is gone without one. */
static void
answer (RbkPasswordAsker *self, const char *password)
{
  g_mutex_lock (&self->mutex);
  if (self->is_waiting)
    {
      self->is_waiting = FALSE;
      wipe (&self->password);
      self->password = g_strdup (password);
      g_cond_broadcast (&self->answered);
    }
  g_mutex_unlock (&self->mutex);
}

static void
responded_cb (RbkPasswordAsker *self, const char *response, AdwMessageDialog *dialog)
{
  GtkWidget *entry = g_object_get_data (G_OBJECT (dialog), "entry");

  answer (self,
          g_str_equal (response, "connect") ? gtk_editable_get_text (GTK_EDITABLE (entry)) : NULL);
}

static void
gone (gpointer data)
{
  g_autoptr(RbkPasswordAsker) self = data;

  answer (self, NULL);
}

/* A password entry of GTK 4.8 hears that it lost the focus when it is gone already; an entry
 * with its buffer, which pages out nothing, does as well. */
static GtkWidget *
new_entry (void)
{
  g_autoptr(GtkEntryBuffer) buffer = gtk_password_entry_buffer_new ();
  GtkWidget *entry = gtk_entry_new_with_buffer (buffer);

  gtk_entry_set_visibility (GTK_ENTRY (entry), FALSE);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_PASSWORD);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Password"), -1);

  return entry;
}

static void
show (RbkPasswordAsker *self, GtkWindow *window)
{
  GtkWidget       *dialog = adw_message_dialog_new (window, NULL, NULL);
  GtkWidget       *entry = new_entry ();
  g_autofree char *body =
      g_markup_printf_escaped ("<span size=\"large\" weight=\"bold\">%s</span>\n\n%s\n%s",
                               _ ("Password"), self->what,
                               _ ("It is used for this connection and stored nowhere."));

  adw_message_dialog_set_body_use_markup (ADW_MESSAGE_DIALOG (dialog), TRUE);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "connect",
                                    _ ("C_onnect"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "connect",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "connect");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  gtk_window_set_title (GTK_WINDOW (dialog), _ ("Password"));
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  g_object_set_data (G_OBJECT (dialog), "entry", entry);
  g_object_set_data_full (G_OBJECT (dialog), "asker", g_object_ref (self), gone);
  g_signal_connect_object (dialog, "response", G_CALLBACK (responded_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

static gboolean
show_cb (gpointer user_data)
{
  RbkPasswordAsker *self = user_data;
  g_autoptr(GtkWindow) window = g_weak_ref_get (&self->window);

  if (window != NULL)
    show (self, window);
  else
    answer (self, NULL);

  return G_SOURCE_REMOVE;
}

/**
 * rbk_password_asker_ask:
 * @what: what is asked for: the user and the server
 * @asker: an #RbkPasswordAsker
 *
 * Asks for a password and waits for it: for a thread that has nothing else to do.
 *
 * Returns: (nullable) (transfer full): the password; nothing where none is given
 */
char *
rbk_password_asker_ask (const char *what, gpointer asker)
{
  RbkPasswordAsker *self = asker;
  char             *password;

  g_mutex_lock (&self->mutex);
  while (self->is_waiting)
    g_cond_wait (&self->answered, &self->mutex);
  if (self->password == NULL || g_strcmp0 (self->what, what) != 0)
    {
      wipe (&self->password);
      g_free (self->what);
      self->what = g_strdup (what);
      self->is_waiting = TRUE;
      g_idle_add_full (G_PRIORITY_DEFAULT, show_cb, g_object_ref (self), g_object_unref);
      while (self->is_waiting)
        g_cond_wait (&self->answered, &self->mutex);
    }
  password = g_strdup (self->password);
  g_mutex_unlock (&self->mutex);

  return password;
}
