/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-fact.h"

#include <string.h>

static void
free_fact (gpointer data)
{
  RbkFact *self = data;

  g_free (self->name);
  g_free (self->text);
  g_free (self->unit);
  g_free (self);
}

/**
 * rbk_facts_new:
 *
 * Returns: (transfer full) (element-type RbkFact): no facts yet
 */
GPtrArray *
rbk_facts_new (void)
{
  return g_ptr_array_new_with_free_func (free_fact);
}

static RbkFact *
add (GPtrArray *self, const char *name, RbkFactKind kind)
{
  RbkFact *fact = g_new0 (RbkFact, 1);

  fact->name = g_strdup (name);
  fact->kind = kind;
  g_ptr_array_add (self, fact);
  return fact;
}

/**
 * rbk_facts_add_money:
 * @self: (element-type RbkFact): facts
 * @name: what programs call it
 * @amount: in major units
 */
void
rbk_facts_add_money (GPtrArray *self, const char *name, RbkDecimal amount)
{
  add (self, name, RBK_FACT_MONEY)->value = amount;
}

/**
 * rbk_facts_add_quantity:
 * @self: (element-type RbkFact): facts
 * @name: what programs call it
 * @quantity: units
 */
void
rbk_facts_add_quantity (GPtrArray *self, const char *name, RbkDecimal quantity)
{
  add (self, name, RBK_FACT_QUANTITY)->value = quantity;
}

/**
 * rbk_facts_add_count:
 * @self: (element-type RbkFact): facts
 * @name: what programs call it
 * @count: how many
 */
void
rbk_facts_add_count (GPtrArray *self, const char *name, guint64 count)
{
  rbk_facts_add_quantity (self, name, rbk_decimal_from_int ((gint64) MIN (count, G_MAXINT64)));
}

/**
 * rbk_facts_add_ratio:
 * @self: (element-type RbkFact): facts
 * @name: what programs call it
 * @ratio: 0.7 for 70 %
 */
void
rbk_facts_add_ratio (GPtrArray *self, const char *name, double ratio)
{
  add (self, name, RBK_FACT_RATIO)->ratio = ratio;
}

/**
 * rbk_facts_add_multiple:
 * @self: (element-type RbkFact): facts
 * @name: what programs call it
 * @multiple: how many times
 */
void
rbk_facts_add_multiple (GPtrArray *self, const char *name, double multiple)
{
  add (self, name, RBK_FACT_MULTIPLE)->ratio = multiple;
}

/**
 * rbk_facts_add_text:
 * @self: (element-type RbkFact): facts
 * @name: what programs call it
 * @text: a name, a date
 */
void
rbk_facts_add_text (GPtrArray *self, const char *name, const char *text)
{
  add (self, name, RBK_FACT_TEXT)->text = g_strdup (text);
}

static const RbkFact *
find (GPtrArray *self, const char *name, gsize length)
{
  for (guint i = 0; i < self->len; i++)
    {
      const RbkFact *fact = g_ptr_array_index (self, i);

      if (strlen (fact->name) == length && strncmp (fact->name, name, length) == 0)
        return fact;
    }
  return NULL;
}

/**
 * rbk_facts_find:
 * @self: (element-type RbkFact): facts
 * @name: what programs call it
 *
 * Returns: (nullable) (transfer none): the first of that name
 */
const RbkFact *
rbk_facts_find (GPtrArray *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  return find (self, name, strlen (name));
}

/**
 * rbk_facts_fill:
 * @text: a sentence with names in braces: `{plan} leaves {margin}`
 * @facts: (element-type RbkFact): what stands in their place
 * @more: (nullable) (element-type RbkFact): further ones
 * @write: (scope call): how a fact is written
 * @data: given to @write
 *
 * Fills in a sentence. A name that no fact has stays as it is, in its braces. What is filled in
 * is not read again, so a plan may be called anything.
 *
 * Returns: (transfer full): the sentence
 */
char *
rbk_facts_fill (
    const char *text, GPtrArray *facts, GPtrArray *more, RbkFactWrite write, gpointer data)
{
  g_autoptr (GString) filled = g_string_new (NULL);

  g_return_val_if_fail (text != NULL && facts != NULL && write != NULL, NULL);

  while (*text != '\0')
    {
      const char    *end = *text == '{' ? strchr (text, '}') : NULL;
      const RbkFact *fact = NULL;

      if (end != NULL)
        {
          fact = find (facts, text + 1, (gsize) (end - text) - 1);
          if (fact == NULL && more != NULL)
            fact = find (more, text + 1, (gsize) (end - text) - 1);
        }
      if (fact != NULL)
        {
          g_autofree char *written = write (fact, data);

          g_string_append (filled, written);
          text = end + 1;
        }
      else
        g_string_append_c (filled, *text++);
    }
  return g_string_free (g_steal_pointer (&filled), FALSE);
}
