/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-text.h"

#include "rbk-json.h"
#include "rbk-loss.h"

#define MAX_METADATA_VALUE 500

/**
 * rbk_stripe_text:
 * @losses: (element-type RbkLoss) (nullable): takes what had to be changed
 * @where: the place in the book
 * @what: what the text is
 * @text: (nullable): text of the book
 * @max_chars: how long it may be
 *
 * Makes text fit for Stripe and for its fixtures: not too long, without spaces around it,
 * which the fixtures lose, and without `${`, which they would take for a reference.
 *
 * Returns: (transfer full) (nullable): the text; nothing where there is none
 */
char *
rbk_stripe_text (
    GPtrArray *losses, const char *where, const char *what, const char *text, guint max_chars)
{
  g_autoptr(GString) clean = g_string_new (text);

  if (g_string_replace (clean, "${", "$ {", 0) > 0 && losses != NULL)
    rbk_losses_add (losses, RBK_LOSS_TEXT, where,
                    "the %s has \"${\" in it, which fixtures take for a reference; a space is put "
                    "between",
                    what);
  g_strstrip (clean->str);
  if (g_utf8_strlen (clean->str, -1) > (glong) max_chars)
    {
      *g_utf8_offset_to_pointer (clean->str, (glong) max_chars) = '\0';
      g_strchomp (clean->str);
      if (losses != NULL)
        rbk_losses_add (losses, RBK_LOSS_TEXT, where,
                        "the %s is cut to \"%s\", because Stripe takes %u characters", what,
                        clean->str, max_chars);
    }
  return clean->str[0] != '\0' ? g_strdup (clean->str) : NULL;
}

/**
 * rbk_stripe_set_text:
 * @object: the parameters
 * @name: the parameter
 * @losses: (element-type RbkLoss) (nullable): takes what had to be changed
 * @where: the place in the book
 * @text: (nullable): text of the book
 * @max_chars: how long it may be
 *
 * Sets a parameter to text, or leaves it out where there is none.
 */
void
rbk_stripe_set_text (JsonObject *object,
                     const char *name,
                     GPtrArray  *losses,
                     const char *where,
                     const char *text,
                     guint       max_chars)
{
  g_autofree char *clean = rbk_stripe_text (losses, where, name, text, max_chars);

  if (clean != NULL)
    json_object_set_string_member (object, name, clean);
}

/**
 * rbk_stripe_set_metadata:
 * @metadata: the metadata of an object
 * @name: the key, without `ratebook_`
 * @losses: (element-type RbkLoss): takes what had to be changed
 * @where: the place in the book
 * @text: (nullable): the value
 *
 * Adds to an object's metadata, with a value of the length that Stripe allows. It also allows
 * 50 keys, of which no object here has half.
 */
void
rbk_stripe_set_metadata (
    JsonObject *metadata, const char *name, GPtrArray *losses, const char *where, const char *text)
{
  g_autofree char *key = g_strconcat ("ratebook_", name, NULL);
  g_autofree char *clean = rbk_stripe_text (losses, where, name, text, MAX_METADATA_VALUE);

  if (clean != NULL)
    json_object_set_string_member (metadata, key, clean);
}

/**
 * rbk_stripe_name:
 * @kind: what is named: `product`, `price`...
 * @key: a key of the book
 * @second: (nullable): another one
 *
 * Makes the name of a fixture. Different keys give different names, and none has a character
 * that means something in a reference.
 *
 * Returns: (transfer full): the name
 */
char *
rbk_stripe_name (const char *kind, const char *key, const char *second)
{
  char *name = g_strconcat (kind, "+", key, second != NULL ? "+" : NULL, second, NULL);

  g_strdelimit (name, ":", '~');
  return g_strdelimit (name, "/", '@');
}

/**
 * rbk_stripe_id:
 * @key: a key of the book
 * @keeps_points: whether a point may stand in it
 *
 * Makes an id of a key that needs no quoting in a path, in a query or in a reference.
 * Different keys may give the same id.
 *
 * Returns: (transfer full): the id
 */
char *
rbk_stripe_id (const char *key, gboolean keeps_points)
{
  return g_strdelimit (g_strdup (key), keeps_points ? ":/" : ":/.", '-');
}

/**
 * rbk_stripe_objects_to_text:
 * @root: (transfer full): an object
 *
 * Returns: (transfer full): it as a file
 */
char *
rbk_stripe_objects_to_text (JsonObject *root)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, root);
  return rbk_json_to_text (node);
}
