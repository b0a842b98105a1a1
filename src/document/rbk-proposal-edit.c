/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-proposal-edit.h"

#include <string.h>

#include "rbk-answers.h"
#include "rbk-book-check.h"
#include "rbk-text.h"

/* What a proposal decides on. All else of a book is its owner's: customers, scenarios, decisions,
 * offers, what is delivered. */
static const char *const proposed[] = {
  "currency", "target-margin", "acquisition-cost", "notes",  "discovery",
  "meters",   "models",        "workloads",        "levels", "plans",
};

static void
replace_list (RbkEdit *group, GListStore *list, GListModel *with)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (list)); i > 0; i--)
    rbk_edit_add (group, rbk_edit_new_remove (list, i - 1));
  for (guint i = 0; i < g_list_model_get_n_items (with); i++)
    {
      g_autoptr(RbkRecord) item = g_list_model_get_item (with, i);
      g_autoptr(RbkRecord) copy = rbk_record_copy (item);

      rbk_edit_add (group, rbk_edit_new_insert (list, i, copy));
    }
}

static void
replace_field (RbkEdit *group, RbkRecord *book, RbkRecord *proposal, const RbkField *field)
{
  g_auto(GValue) value = G_VALUE_INIT;
  RbkRecord *object;

  if (field->kind == RBK_FIELD_LIST)
    {
      replace_list (group, rbk_record_get_list (book, field),
                    G_LIST_MODEL (rbk_record_get_list (proposal, field)));
      return;
    }
  if (field->kind == RBK_FIELD_OBJECT)
    {
      g_autoptr(RbkRecord) copy = NULL;

      object = rbk_record_get_object (proposal, field);
      copy = object != NULL ? rbk_record_copy (object) : NULL;
      rbk_edit_add (group, rbk_edit_new_set_object (book, field->name, copy));
      return;
    }
  g_object_get_property (G_OBJECT (proposal), field->name, &value);
  rbk_edit_add (group, rbk_edit_new_set (book, field->name, &value));
}

/* A title that somebody has written since stays. */
static gboolean
has_proposed_title (RbkBook *book)
{
  g_autoptr(RbkAnswers) answers = rbk_answers_new ();
  RbkDiscovery *discovery = rbk_book_get_discovery (book);
  const char   *title = rbk_book_get_title (book);

  if (discovery != NULL &&
      !rbk_answers_set_texts (answers, rbk_discovery_get_answers (discovery), NULL))
    return FALSE;
  return title == NULL || rbk_answers_is (answers, "product", title);
}

static RbkEdit *
new_replacement (RbkBook *book, RbkBook *proposal)
{
  RbkEdit *group = rbk_edit_new_group (N_ ("Replace by what the answers come to"));

  if (has_proposed_title (book))
    replace_field (group, RBK_RECORD (book), RBK_RECORD (proposal),
                   rbk_record_find_field (RBK_RECORD (book), "title"));
  for (gsize i = 0; i < G_N_ELEMENTS (proposed); i++)
    replace_field (group, RBK_RECORD (book), RBK_RECORD (proposal),
                   rbk_record_find_field (RBK_RECORD (book), proposed[i]));
  return group;
}

static gboolean
is_proposed (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (proposed); i++)
    if (strcmp (proposed[i], name) == 0)
      return TRUE;
  return FALSE;
}

/* Takes the next member of a path off it: of `.scenarios[2].shocks` the field `scenarios`, and the
 * place 2. */
static const RbkField *
take_member (RbkRecord *record, const char **path, guint *place)
{
  const char      *start = **path == '.' ? *path + 1 : *path;
  gsize            length = strcspn (start, ".[");
  g_autofree char *name = g_strdelimit (g_strndup (start, length), "_", '-');

  *place = start[length] == '[' ? (guint) g_ascii_strtoull (start + length + 1, NULL, 10) : 0;
  *path = start + length;
  return rbk_record_find_field (record, name);
}

static gboolean
has_message (GPtrArray *problems, const char *message)
{
  for (guint i = 0; i < problems->len; i++)
    if (strcmp (((const RbkProblem *) g_ptr_array_index (problems, i))->message, message) == 0)
      return TRUE;
  return FALSE;
}

/* What would be wrong with the book afterwards. */
static GPtrArray *
foresee (RbkBook *book, RbkBook *proposal)
{
  g_autoptr(RbkRecord) copy = rbk_record_copy (RBK_RECORD (book));
  g_autoptr(RbkEdit) edit = new_replacement (RBK_BOOK (copy), proposal);

  rbk_edit_apply (edit, NULL);
  return rbk_book_check (RBK_BOOK (copy));
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  return *(const guint *) a < *(const guint *) b ? 1 : -1;
}

/* What goes from a field of the book: items of a list, or members of an object. */
typedef struct
{
  GArray    *places;  /* (owned) (element-type guint) */
  GPtrArray *members; /* (owned) (element-type RbkField) static */
} Dropped;

static void
clear_dropped (Dropped *dropped)
{
  g_array_unref (dropped->places);
  g_ptr_array_unref (dropped->members);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Dropped, clear_dropped)

static void
add_place (GArray *places, guint place)
{
  for (guint i = 0; i < places->len; i++)
    if (g_array_index (places, guint, i) == place)
      return;
  g_array_append_val (places, place);
}

/* What a problem is about, where it is in that field. */
static void
blame (Dropped *dropped, RbkBook *book, const RbkField *field, const char *path)
{
  guint           place, inner;
  const RbkField *found, *member;
  RbkRecord      *object;

  path += *path == '$' ? 1 : 0;
  found = take_member (RBK_RECORD (book), &path, &place);
  if (found != field || is_proposed (field->name))
    return;
  if (field->kind == RBK_FIELD_LIST)
    add_place (dropped->places, place);
  object =
      field->kind == RBK_FIELD_OBJECT ? rbk_record_get_object (RBK_RECORD (book), field) : NULL;
  member = object != NULL ? take_member (object, &path, &inner) : NULL;
  if (member != NULL && !g_ptr_array_find (dropped->members, member, NULL))
    g_ptr_array_add (dropped->members, (gpointer) member);
}

static guint
drop (RbkEdit *group, RbkBook *book, const RbkField *field, Dropped *dropped)
{
  GArray *places = dropped->places;

  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    rbk_edit_add (group, rbk_edit_new_remove (rbk_record_get_list (RBK_RECORD (book), field),
                                              g_array_index (places, guint, i)));
  for (guint i = 0; i < dropped->members->len; i++)
    {
      const RbkField *member = g_ptr_array_index (dropped->members, i);
      RbkRecord      *object = rbk_record_get_object (RBK_RECORD (book), field);
      g_auto(GValue) none = G_VALUE_INIT;

      g_value_init (&none, g_object_class_find_property (G_OBJECT_GET_CLASS (object), member->name)
                               ->value_type);
      rbk_edit_add (group, rbk_edit_new_set (object, member->name, &none));
    }
  return places->len + dropped->members->len;
}

/**
 * rbk_proposal_edit_new:
 * @book: a book
 * @proposal: one that was proposed
 * @n_dropped: (out) (optional): how many things go that speak of what is no longer there
 *
 * Makes the one edit that gives a book the plans, costs, levels, answers and notes of a proposal.
 * Its customers, scenarios, decisions and offers stay, but those that speak of a plan, a meter or
 * a model that goes. A title that was not the answer to a question stays, too.
 *
 * Returns: (transfer full): the edit, not yet applied
 */
RbkEdit *
rbk_proposal_edit_new (RbkBook *book, RbkBook *proposal, guint *n_dropped)
{
  g_autoptr(GPtrArray) before = NULL;
  g_autoptr(GPtrArray) after = NULL;
  RbkEdit        *group;
  const RbkField *fields;
  guint           n_fields, n = 0;

  g_return_val_if_fail (RBK_IS_BOOK (book) && RBK_IS_BOOK (proposal), NULL);

  group = new_replacement (book, proposal);
  before = rbk_book_check (book);
  after = foresee (book, proposal);
  fields = rbk_record_get_fields (RBK_RECORD (book), &n_fields);
  for (guint f = 0; f < n_fields; f++)
    {
      g_auto(Dropped) dropped = { g_array_new (FALSE, FALSE, sizeof (guint)), g_ptr_array_new () };

      for (guint i = 0; i < after->len; i++)
        {
          const RbkProblem *problem = g_ptr_array_index (after, i);

          if (!has_message (before, problem->message))
            blame (&dropped, book, &fields[f], problem->path);
        }
      n += drop (group, book, &fields[f], &dropped);
    }
  if (n_dropped != NULL)
    *n_dropped = n;

  return group;
}
