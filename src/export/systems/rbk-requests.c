/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-requests.h"

#include "rbk-system-text.h"

static const char head[] =
    "#!/bin/sh\n"
    "# Sends the requests of this folder to %1$s, in their order, with curl.\n"
    "# %2$s_API_KEY is the key of the API; %2$s_URL its address, by default %3$s.\n"
    "set -eu\n"
    "cd \"$(dirname \"$0\")\"\n"
    ": \"${%2$s_URL:=%3$s}\"\n"
    ": \"${%2$s_API_KEY:?set it to your key of the API}\"\n"
    "ids=$(mktemp)\n"
    "trap 'rm -f \"$ids\"' EXIT\n"
    "\n"
    "# send PATH FILE\n"
    "send ()\n"
    "{\n"
    "  echo \"$2\" >&2\n"
    "  answer=$(sed -f \"$ids\" \"$2\" | curl --fail-with-body --silent --show-error \\\n"
    "    --header 'Content-Type: application/json' --header \"%4$s$%2$s_API_KEY\" \\\n"
    "    --data-binary @- \"$%2$s_URL%5$s/$1\") || { echo \"$answer\" >&2; exit 1; }\n"
    "}\n"
    "\n"
    "# keep NAME MEMBER: from here on NAME stands for the first such member of the last answer\n"
    "keep ()\n"
    "{\n"
    "  id=$(printf '%%s' \"$answer\" | tr '{,' '\\n\\n' |\n"
    "    sed -n "
    "'s/^[[:space:]]*\"'\"$2\"'\"[[:space:]]*:[[:space:]]*\"\\([A-Za-z0-9_-]*\\)\".*/\\1/p' |\n"
    "    sed -n 1p)\n"
    "  [ -n \"$id\" ] || { echo \"there is no $2 in the answer: $answer\" >&2; exit 1; }\n"
    "  echo \"s/@$1@/$id/g\" >> \"$ids\"\n"
    "}\n"
    "\n";

/**
 * rbk_requests_init:
 * @self: what to fill in
 * @out: takes the files
 * @api: how the API is spoken to
 *
 * Begins a folder of requests.
 */
void
rbk_requests_init (RbkRequests *self, RbkExport *out, const RbkRequestApi *api)
{
  *self = (RbkRequests){ .out = out, .script = g_string_new (NULL) };
  g_string_append_printf (self->script, head, api->title, api->prefix, api->url, api->key_header,
                          api->root);
}

/**
 * rbk_requests_add:
 * @self: requests
 * @path: the path of the API
 * @name: what is made, as part of a file name
 * @body: (transfer full): what is sent
 *
 * Adds a request, which makes something.
 */
void
rbk_requests_add (RbkRequests *self, const char *path, const char *name, JsonObject *body)
{
  g_autofree char *file = g_strdup_printf ("%03u-%s.json", ++self->n_requests, name);

  rbk_export_add (self->out, file, rbk_system_object_to_text (body));
  g_string_append_printf (self->script, "send %s %s\n", path, file);
}

/**
 * rbk_requests_keep:
 * @self: requests
 * @kind: what has been made
 * @id: its id in the export
 * @member: what the answer calls the id that the server gave it
 *
 * Has the script remember an id, for [func@requests_set_id].
 */
void
rbk_requests_keep (RbkRequests *self, const char *kind, const char *id, const char *member)
{
  g_string_append_printf (self->script, "keep ratebook:%s:%s %s\n", kind, id, member);
}

/**
 * rbk_requests_set_id:
 * @object: an object of a later request
 * @name: a member
 * @kind: what it names
 * @id: its id in the export
 *
 * Sets a member to what stands for an id that the server gives.
 */
void
rbk_requests_set_id (JsonObject *object, const char *name, const char *kind, const char *id)
{
  g_autofree char *text = g_strdup_printf ("@ratebook:%s:%s@", kind, id);

  json_object_set_string_member (object, name, text);
}

/**
 * rbk_requests_finish:
 * @self: requests
 *
 * Adds the script.
 */
void
rbk_requests_finish (RbkRequests *self)
{
  rbk_export_add (self->out, "create.sh", g_string_free (g_steal_pointer (&self->script), FALSE));
}
