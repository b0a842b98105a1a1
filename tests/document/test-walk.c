/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-document.h"

#include <string.h>

#include "rbk-book-check.h"
#include "rbk-book-reader.h"
#include "rbk-book-writer.h"
#include "rbk-random-book.h"
#include "rbk-random-parts.h"
#include "rbk-test-book.h"
#include "rbk-test-repeats.h"

/* Random walks: any edit of any field of any record, undone and done again, against
 * copies of the whole book. */

#define N_BOOKS rbk_test_repeats (12, 2)
#define N_STEPS 100

typedef struct
{
  GRand       *rand;
  RbkDocument *document;
  GPtrArray   *states; /* (element-type RbkRecord) the book after each step */
  guint        at;
  guint        n_taken, n_refused;
} Walk;

static void
collect (RbkRecord *record, GPtrArray *records, GPtrArray *lists)
{
  const RbkField *fields;
  guint           n_fields;

  g_ptr_array_add (records, record);
  fields = rbk_record_get_fields (record, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      if (fields[i].kind == RBK_FIELD_OBJECT && rbk_record_get_object (record, &fields[i]) != NULL)
        collect (rbk_record_get_object (record, &fields[i]), records, lists);
      if (fields[i].kind != RBK_FIELD_LIST)
        continue;

      GListModel *list = G_LIST_MODEL (rbk_record_get_list (record, &fields[i]));

      g_ptr_array_add (lists, list);
      for (guint k = 0; k < g_list_model_get_n_items (list); k++)
        {
          g_autoptr(RbkRecord) item = g_list_model_get_item (list, k);

          collect (item, records, lists);
        }
    }
}

static gpointer
pick (GRand *rand, GPtrArray *array)
{
  return g_ptr_array_index (array, g_rand_int_range (rand, 0, (gint32) array->len));
}

static RbkEdit *
random_set (GRand *rand, RbkRecord *record)
{
  static const char *const texts[] = {
    NULL, "", "p90", "renamed", "P1M", "not a key!", "2026-01-31"
  };
  const RbkField *fields;
  guint           n_fields;
  const RbkField *field;

  fields = rbk_record_get_fields (record, &n_fields);
  field = &fields[g_rand_int_range (rand, 0, (gint32) n_fields)];
  switch (field->kind)
    {
    case RBK_FIELD_DECIMAL:
      {
        RbkDecimal value = rbk_decimal_from_int (g_rand_int_range (rand, -2, 2000));

        return rbk_edit_new_set_decimal (record, field->name,
                                         g_rand_boolean (rand) ? &value : NULL);
      }

    case RBK_FIELD_INTEGER:
    case RBK_FIELD_BOOLEAN:
    case RBK_FIELD_ENUM:
      return rbk_edit_new_set_integer (record, field->name, g_rand_int_range (rand, 0, 4));

    case RBK_FIELD_OBJECT:
      return rbk_edit_new_set_object (record, field->name, NULL);

    case RBK_FIELD_STRING:
    case RBK_FIELD_KEY:
    case RBK_FIELD_REF:
    case RBK_FIELD_DATE:
    case RBK_FIELD_DURATION:
      return rbk_edit_new_set_text (record, field->name,
                                    texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))]);

    case RBK_FIELD_STRINGS:
    case RBK_FIELD_LIST:
    default:
      return rbk_edit_new_group (NULL);
    }
}

static RbkEdit *
random_list_edit (GRand *rand, GListStore *list)
{
  GListModel *model = G_LIST_MODEL (list);
  guint       n_items = g_list_model_get_n_items (model);
  guint       place = (guint) g_rand_int_range (rand, 0, (gint32) n_items + 1);
  guint       to = (guint) g_rand_int_range (rand, 0, (gint32) n_items + 1);
  g_autoptr(RbkRecord) item = NULL;

  switch (g_rand_int_range (rand, 0, 3))
    {
    case 0:
      item = rbk_random_record_new (rand, g_list_model_get_item_type (model));
      return rbk_edit_new_insert (list, place, item);
    case 1:
      return rbk_edit_new_remove (list, place);
    default:
      return rbk_edit_new_move (list, place, to);
    }
}

static RbkEdit *
random_edit (Walk *walk)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new ();
  g_autoptr(GPtrArray) lists = g_ptr_array_new ();
  RbkEdit *group;

  collect (RBK_RECORD (rbk_document_get_book (walk->document)), records, lists);
  if (g_rand_int_range (walk->rand, 0, 4) == 0)
    return random_list_edit (walk->rand, pick (walk->rand, lists));
  if (g_rand_int_range (walk->rand, 0, 5) > 0)
    return random_set (walk->rand, pick (walk->rand, records));

  group = rbk_edit_new_group ("Group");
  rbk_edit_add (group, random_set (walk->rand, pick (walk->rand, records)));
  rbk_edit_add (group, random_set (walk->rand, pick (walk->rand, records)));
  rbk_edit_add (group, random_list_edit (walk->rand, pick (walk->rand, lists)));

  return group;
}

static RbkRecord *
book_of (Walk *walk)
{
  return RBK_RECORD (rbk_document_get_book (walk->document));
}

static void
check_state (Walk *walk)
{
  g_autoptr(GPtrArray) problems = rbk_book_check (rbk_document_get_book (walk->document));

  g_assert_true (rbk_record_equal (book_of (walk), g_ptr_array_index (walk->states, walk->at)));
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpint (rbk_document_get_can_undo (walk->document), ==, walk->at > 0);
  g_assert_cmpint (rbk_document_get_can_redo (walk->document), ==,
                   walk->at + 1 < walk->states->len);
  g_assert_cmpint (rbk_document_get_is_saved (walk->document), ==, walk->at == 0);
}

static void
edit (Walk *walk)
{
  g_autoptr(GError) error = NULL;
  guint64 revision = rbk_document_get_revision (walk->document);

  if (!rbk_document_take (walk->document, random_edit (walk), &error))
    {
      g_assert_nonnull (error);
      g_assert_cmpuint (rbk_document_get_revision (walk->document), ==, revision);
      walk->n_refused++;
      return;
    }

  rbk_document_seal (walk->document);
  if (rbk_document_get_revision (walk->document) == revision)
    return;

  walk->n_taken++;
  g_ptr_array_set_size (walk->states, (int) walk->at + 1);
  g_ptr_array_add (walk->states, rbk_record_copy (book_of (walk)));
  walk->at++;
}

static void
step (Walk *walk)
{
  switch (g_rand_int_range (walk->rand, 0, 5))
    {
    case 0:
      rbk_document_undo (walk->document);
      walk->at -= walk->at > 0 ? 1 : 0;
      break;
    case 1:
      rbk_document_redo (walk->document);
      walk->at += walk->at + 1 < walk->states->len ? 1 : 0;
      break;
    default:
      edit (walk);
    }
  check_state (walk);
}

/* Whatever the walk led to can be written and read again. */
static void
check_text (Walk *walk)
{
  g_autofree char *text = rbk_book_to_text (rbk_document_get_book (walk->document));
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkBook) again = rbk_book_read_text (text, strlen (text), NULL, &error);

  g_assert_no_error (error);
  g_assert_true (rbk_record_equal (book_of (walk), RBK_RECORD (again)));
}

static void
test_walk (void)
{
  guint n_taken = 0, n_refused = 0;

  for (guint32 seed = 1; seed <= N_BOOKS; seed++)
    {
      g_autoptr(GPtrArray) states = g_ptr_array_new_with_free_func (g_object_unref);
      RbkBook *book = rbk_random_book_new (seed);
      Walk     walk = { .rand = g_rand_new_with_seed (seed), .states = states };

      walk.document = rbk_document_new_for_book (book);
      g_object_unref (book);
      g_ptr_array_add (states, rbk_record_copy (book_of (&walk)));
      for (guint i = 0; i < N_STEPS; i++)
        step (&walk);
      check_text (&walk);
      while (rbk_document_get_can_undo (walk.document))
        rbk_document_undo (walk.document);
      walk.at = 0;
      check_state (&walk);

      n_taken += walk.n_taken;
      n_refused += walk.n_refused;
      g_rand_free (walk.rand);
      g_assert_finalize_object (walk.document);
    }

  g_test_message ("%u edits taken, %u refused", n_taken, n_refused);
  g_assert_cmpuint (n_taken, >, 15 * N_BOOKS);
  g_assert_cmpuint (n_refused, >, 15 * N_BOOKS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/walk", test_walk);

  return g_test_run ();
}
