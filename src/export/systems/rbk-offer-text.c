/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-offer.h"

#include <string.h>

#include "rbk-system-text.h"

/* Words of small letters and digits. It begins with a letter, because some systems ask it. */
static char *
make_id (const RbkSystem *system, const char *source)
{
  GString *id = g_string_new (NULL);

  for (const char *c = source; *c != '\0'; c++)
    {
      if (g_ascii_isalnum (*c))
        g_string_append_c (id, g_ascii_tolower (*c));
      else if (id->len > 0 && id->str[id->len - 1] != system->separator)
        g_string_append_c (id, system->separator);
    }
  while (id->len > 0 && id->str[id->len - 1] == system->separator)
    g_string_truncate (id, id->len - 1);
  if (id->len == 0 || g_ascii_isdigit (id->str[0]))
    g_string_prepend (id, "x");
  return g_string_free (id, FALSE);
}

static void
cut_id (char *id, gsize length, char separator)
{
  if (strlen (id) > length)
    id[length] = '\0';
  length = strlen (id);
  while (length > 1 && id[length - 1] == separator)
    id[--length] = '\0';
}

/**
 * rbk_offer_get_id:
 * @self: an offer
 * @space: what the id must be unique in
 * @kind: what it is the id of
 * @key: a key of the book, or several with points between them
 *
 * Finds the id that a system knows something by: the key, in the characters and in the length
 * that the system takes. Another kind or key has another id, the same always the same.
 *
 * Returns: (transfer none): the id
 */
const char *
rbk_offer_get_id (RbkOffer *self, const char *space, const char *kind, const char *key)
{
  g_autofree char *source = g_strjoin (" ", space, kind, key, NULL);
  g_autofree char *plain = make_id (self->system, key);
  char            *id = g_hash_table_lookup (self->sources, source);

  if (id != NULL)
    return id;
  id = g_strdup (plain);
  cut_id (id, self->system->max_id, self->system->separator);
  for (guint n = 2; !g_hash_table_add (self->ids, g_strconcat (space, " ", id, NULL)); n++)
    {
      g_autofree char *suffix = g_strdup_printf ("%c%u", self->system->separator, n);

      cut_id (plain, self->system->max_id - strlen (suffix), self->system->separator);
      g_free (id);
      id = g_strconcat (plain, suffix, NULL);
    }
  if (!g_str_equal (id, key) && g_hash_table_add (self->ids, g_strjoin (" ", kind, key, id, NULL)))
    rbk_losses_add (self->losses, RBK_LOSS_TEXT, key, "the %s is called \"%s\" in %s", kind, id,
                    self->system->title);
  g_hash_table_insert (self->sources, g_steal_pointer (&source), id);
  return id;
}

/**
 * rbk_offer_set_text:
 * @self: an offer
 * @object: an object
 * @member: a member of it
 * @where: the place in the book
 * @text: (nullable): text of the book
 * @max_chars: how long it may be there
 *
 * Sets a member to text, or leaves it out where there is none. One that is too long is cut,
 * which is a loss.
 */
void
rbk_offer_set_text (RbkOffer   *self,
                    JsonObject *object,
                    const char *member,
                    const char *where,
                    const char *text,
                    guint       max_chars)
{
  rbk_system_set_text (object, member, text, max_chars);
  if (text != NULL && g_utf8_strlen (text, -1) > (glong) max_chars)
    rbk_losses_add (self->losses, RBK_LOSS_TEXT, where,
                    "the %s is cut to %u characters, which is what %s takes", member, max_chars,
                    self->system->title);
}

/**
 * rbk_offer_set_name:
 * @self: an offer
 * @object: an object
 * @member: a member of it
 * @where: the place in the book
 * @name: (nullable): what the book calls it
 * @id: what the system knows it by
 * @max_chars: how long a name may be there
 *
 * Sets a member to a name, as [method@Offer.set_text] does; what has none goes by its id.
 */
void
rbk_offer_set_name (RbkOffer   *self,
                    JsonObject *object,
                    const char *member,
                    const char *where,
                    const char *name,
                    const char *id,
                    guint       max_chars)
{
  rbk_offer_set_text (self, object, member, where, name, max_chars);
  if (!json_object_has_member (object, member))
    json_object_set_string_member (object, member, id);
}

/**
 * rbk_offer_get_phase_id:
 * @self: an offer
 * @plan: a plan
 * @phase: one of its phases
 *
 * Finds the id of a phase where each is a plan of its own; the one that goes on is the plan.
 *
 * Returns: (transfer none): the id
 */
const char *
rbk_offer_get_phase_id (RbkOffer *self, const RbkOfferPlan *plan, const RbkOfferPhase *phase)
{
  return rbk_offer_get_id (self, "plan", "plan", phase->is_main ? plan->source : phase->where);
}

/**
 * rbk_offer_phase_dup_name:
 * @self: a phase
 * @plan: its plan
 *
 * Returns: what people call the phase where it is a plan of its own
 */
char *
rbk_offer_phase_dup_name (const RbkOfferPhase *self, const RbkOfferPlan *plan)
{
  return self->is_main ? g_strdup (plan->name)
                       : g_strdup_printf ("%s: %s", plan->name, self->phase->key);
}

/**
 * rbk_offer_report_features:
 * @self: an offer
 *
 * Adds the features of all plans to the losses, for systems that have none.
 */
void
rbk_offer_report_features (RbkOffer *self)
{
  for (guint i = 0; i < self->plans->len; i++)
    {
      const RbkOfferPlan *plan = g_ptr_array_index (self->plans, i);
      guint n_features = g_list_model_get_n_items (rbk_plan_get_features (plan->record));

      if (n_features > 0)
        rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, plan->source,
                        N_ ("%s knows no features; your product must know the %u of this plan"),
                        self->system->title, n_features);
    }
}

/**
 * rbk_offer_report_phase:
 * @self: an offer
 * @plan: a plan
 * @phase: one of its phases
 *
 * Says of a phase that is a plan of its own when a product must take customers out of it.
 */
void
rbk_offer_report_phase (RbkOffer *self, const RbkOfferPlan *plan, const RbkOfferPhase *phase)
{
  g_autofree char *duration = NULL;

  if (!phase->phase->has_duration)
    return;
  duration = rbk_duration_to_string (&phase->phase->duration);
  if (phase->is_main)
    rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, phase->where,
                    "your product must end the plan after %s", duration);
  else
    rbk_losses_add (self->losses, RBK_LOSS_ENFORCE, phase->where,
                    "the phase is a plan of its own; your product must begin with it, and move "
                    "customers on after %s",
                    duration);
}

/**
 * rbk_offer_add_files:
 * @self: an offer
 * @out: takes the files
 * @name: the name of the target
 * @guide: (transfer full): how the files are used
 *
 * Adds the files that every folder has.
 */
void
rbk_offer_add_files (RbkOffer *self, RbkExport *out, const char *name, char *guide)
{
  rbk_export_add (out, "LOSSES.md", rbk_losses_to_markdown (self->losses, self->system->title));
  rbk_export_add (out, "losses.json", rbk_losses_to_json (self->losses, name));
  rbk_export_add (out, "README.md", guide);
}
