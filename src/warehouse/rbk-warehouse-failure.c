/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-warehouse-session.h"
#include "rbk-error.h"
#include "rbk-sandbox.h"

#include <string.h>

#define MAX_MESSAGE 600

/* What a server's code means for who asks; the first that is the beginning of it counts. */
typedef struct
{
  const char  *state;
  RbkErrorCode code;
  const char  *what, *advice;
} Meaning;

#define WRONG_TYPE N_ ("a column is not of the type that its field needs")
#define MAKE_VIEW                                                                                  \
  N_ ("counts and costs are numbers, a day is a date or a timestamp; make a view that casts "      \
      "them, or "                                                                                  \
      "map month=COLUMN where text begins with year and month")
#define BROKEN N_ ("the connection broke")
#define AGAIN N_ ("try again; if it happens again, ask who runs the server")
#define MAY_NOT N_ ("the user may not do this")

static const Meaning meanings[] = {
  { "42P01", RBK_ERROR_INVALID, N_ ("the table is not there"),
    N_ ("write TABLE or SCHEMA.TABLE as the database has it; upper and lower case differ") },
  { "3F000", RBK_ERROR_INVALID, N_ ("the schema is not there"),
    N_ ("write SCHEMA.TABLE as the database has it; upper and lower case differ") },
  { "42703", RBK_ERROR_INVALID, N_ ("a column is not there"),
    N_ ("name it with --map FIELD=COLUMN as the database has it; upper and lower case differ") },
  { "42501", RBK_ERROR_READ, MAY_NOT,
    N_ ("have SELECT on the table or view granted to the user, and USAGE on its schema") },
  { "42883", RBK_ERROR_INVALID, WRONG_TYPE, MAKE_VIEW },
  { "42804", RBK_ERROR_INVALID, WRONG_TYPE, MAKE_VIEW },
  { "42846", RBK_ERROR_INVALID, WRONG_TYPE, MAKE_VIEW },
  { "22", RBK_ERROR_INVALID, N_ ("a value is not what its field needs"), MAKE_VIEW },
  { "25006", RBK_ERROR_INVALID, N_ ("the table or view wants to write, and nothing may be written"),
    N_ ("name one that only reads") },
  { "57014", RBK_ERROR_READ, N_ ("the server stopped the query"),
    N_ ("give it more time, or ask for fewer days") },
  { "53", RBK_ERROR_READ, N_ ("the server has not enough room for the query"),
    N_ ("ask for fewer days, or for the histogram") },
  { "57P", RBK_ERROR_READ, BROKEN, AGAIN },
  { "08", RBK_ERROR_READ, BROKEN, AGAIN },
  { "28", RBK_ERROR_READ, MAY_NOT, N_ ("check the user and the password") },
  { "", RBK_ERROR_READ, N_ ("the server can't do it"), N_ ("the query is what --sql prints") },
};

static const Meaning broken = { NULL, RBK_ERROR_READ, BROKEN, AGAIN };

static const Meaning *
find_meaning (const char *state)
{
  guint i = 0;

  if (state == NULL)
    return &broken;
  while (!g_str_has_prefix (state, meanings[i].state))
    i++;
  return &meanings[i];
}

/* What a server says, in one line; it may be anybody's server. */
static char *
tidy (const char *message)
{
  g_autofree char *valid = g_utf8_make_valid (message, (gssize) strnlen (message, MAX_MESSAGE));
  GString         *line = g_string_new (NULL);

  g_strstrip (valid);
  for (const char *c = valid; *c != '\0'; c++)
    if (*c == '\n')
      g_string_append (line, "; ");
    else
      g_string_append_c (line, g_ascii_iscntrl (*c) ? ' ' : *c);
  if (line->len == 0)
    g_string_append (line, E_ ("it gives no reason"));
  return g_string_free (line, FALSE);
}

/*
 * rbk_warehouse_fail_connect:
 * @self: a session whose connection failed
 * @error: return location for a [error@Error]
 *
 * Says why, without any secret: libpq never tells the password.
 */
void
rbk_warehouse_fail_connect (RbkWarehouseSession *self, GError **error)
{
  g_autofree char *reason = NULL;
  g_autofree char *sandbox = rbk_sandbox_dup_advice (RBK_SANDBOX_INFO);
  const char      *advice =
      sandbox != NULL ? sandbox : E_ ("check the address, and whether the server runs");

  if (self->connection != NULL && self->pq->connectionNeedsPassword (self->connection))
    advice =
        E_ ("a password is needed; set PGPASSWORD, write it into a password file (.pgpass) or a "
            "service file, or run this on a terminal to be asked for it");
  else if (self->connection != NULL && self->pq->connectionUsedPassword (self->connection))
    advice = E_ ("check the user and the password");
  reason = tidy (self->connection != NULL ? self->pq->errorMessage (self->connection)
                                          : E_ ("there is not enough memory"));
  g_set_error (error, RBK_ERROR, RBK_ERROR_READ, E_ ("can't connect: %s; %s"), reason, advice);
}

/*
 * rbk_warehouse_fail_query:
 * @self: a session
 * @result: (nullable): what a statement came to; nothing where it could not even be sent
 * @error: return location for a [error@Error]
 *
 * Says why it failed.
 */
void
rbk_warehouse_fail_query (RbkWarehouseSession *self, const PGresult *result, GError **error)
{
  const char      *state = NULL, *message = NULL;
  const Meaning   *meaning;
  g_autofree char *reason = NULL;

  if (result != NULL)
    {
      state = self->pq->resultErrorField (result, PG_DIAG_SQLSTATE);
      message = self->pq->resultErrorField (result, PG_DIAG_MESSAGE_PRIMARY);
    }
  meaning = find_meaning (state);
  reason = tidy (message != NULL ? message : self->pq->errorMessage (self->connection));
  g_set_error (error, RBK_ERROR, (int) meaning->code, "%s: %s; %s",
               rbk_text_translate (meaning->what), reason, rbk_text_translate (meaning->advice));
}
