/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-discover-private.h"

#define MONEY_PLACES 6
#define QUANTITY_PLACES 2

static char *
write_fact (const RbkFact *fact, gpointer currency)
{
  g_autofree char *number = NULL;

  switch (fact->kind)
    {
    case RBK_FACT_MONEY:
      number = rbk_decimal_to_string (
          rbk_decimal_round (fact->value, MONEY_PLACES, RBK_ROUND_HALF_AWAY));
      return g_strdup_printf ("%s %s", (const char *) currency, number);
    case RBK_FACT_QUANTITY:
      number = rbk_decimal_to_string (
          rbk_decimal_round (fact->value, QUANTITY_PLACES, RBK_ROUND_HALF_AWAY));
      return fact->unit == NULL ? g_steal_pointer (&number)
                                : g_strconcat (number, g_ascii_isdigit (*fact->unit) ? " × " : " ",
                                               fact->unit, NULL);
    case RBK_FACT_RATIO:
      number = rbk_decimal_to_string (rbk_decimal_from_double (100 * fact->ratio, 1));
      return g_strdup_printf ("%s %%", number);
    case RBK_FACT_MULTIPLE:
      return rbk_decimal_to_string (rbk_decimal_from_double (fact->ratio, 2));
    case RBK_FACT_TEXT:
    default:
      return g_strdup (fact->text);
    }
}

/* The reasons as the book's notes, a list for each question; what to test is a list to tick off. */
void
rbk_discover_write_notes (RbkDiscover *self)
{
  g_autoptr(GString) notes = g_string_new (NULL);
  const char *users = rbk_answers_get (self->answers, "users");

  if (users != NULL)
    g_string_append_printf (notes, "Who uses it: %s\n\n", users);
  for (RbkWhy why = RBK_WHY_STRUCTURE; why < RBK_WHY_COUNT; why++)
    {
      g_string_append_printf (notes, "%s%s:", why > 0 ? "\n\n" : "", rbk_why_get_title (why));
      for (guint i = 0; i < self->proposal->reasons->len; i++)
        {
          const RbkProposalReason *reason = g_ptr_array_index (self->proposal->reasons, i);
          g_autofree char         *text =
              rbk_facts_fill (reason->text, reason->facts, NULL, write_fact, self->spec->currency);

          if (reason->why == why)
            g_string_append_printf (notes, "\n%s %s", why == RBK_WHY_TESTS ? "☐" : "–", text);
        }
    }
  g_string_append (notes, "\n\nFrom answers alone: bring your own customers, and ask again.");
  g_object_set (self->book, "notes", notes->str, NULL);
}
