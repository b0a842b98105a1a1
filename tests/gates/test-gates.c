/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rbk-book-reader.h"
#include "rbk-error.h"
#include "rbk-gate-text.h"
#include "rbk-unit-words.h"
#include "rbk-json.h"
#include "rbk-targets.h"
#include "rbk-template.h"

/* Books are written with ' in place of ". */
static RbkBook *
make_book (const char *messages)
{
  g_autofree char *text =
      g_strdup_printf ("{'format':'ratebook','version':1,'title':'T','currency':'USD','as_of':'"
                       "2026-06-01',"
                       "'meters':[{'key':'runs','name':'AI runs','kind':'request'}],"
                       "'models':[{'model':'m','input':'1','output':'2'}],"
                       "'workloads':[{'key':'w','meters':['runs'],'routes':[{'model':'m','input_"
                       "tokens':'100'}]}],"
                       "'plans':["
                       "{'key':'s','name':'Starter','phases':[{'key':'e','rate_cards':[{'key':'f','"
                       "amount':'29'},"
                       "{'key':'r','meter':'runs','price':'per_unit','amount':'0','entitlement':"
                       "{'included':'200','limit':'hard'}}]}]},"
                       "{'key':'p','name':'Pro','phases':[{'key':'e','rate_cards':[{'key':'f','"
                       "amount':'99'},"
                       "{'key':'r','meter':'runs','price':'per_unit','amount':'0.5','entitlement':"
                       "{'included':'1000','limit':'soft','alerts':['90']}}]}]},"
                       "{'key':'q','name':'Custom','quote_only':true}],"
                       "'messages':[%s]}",
                       messages);
  g_autoptr(GError) error = NULL;
  RbkBook *book;

  g_strdelimit (text, "'", '"');
  book = rbk_book_read_text (text, strlen (text), NULL, &error);
  g_assert_no_error (error);
  return book;
}

static void
test_project (void)
{
  static const struct
  {
    gint64 used;
    guint  day, n_days;
    gint64 projected;
  } cases[] = {
    { 200, 18, 28, 311 }, { 200, 18, 29, 322 }, { 200, 18, 30, 333 }, { 200, 18, 31, 344 },
    { 0, 1, 30, 0 },      { 7, 30, 30, 7 },     { 1, 1, 31, 31 },     { 1, 20, 30, 2 },
  };
  RbkDecimal projected;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (rbk_gate_project (rbk_decimal_from_int (cases[i].used), cases[i].day,
                                       cases[i].n_days, &projected));
      g_assert_true (rbk_decimal_equal (projected, rbk_decimal_from_int (cases[i].projected)));
    }
  g_assert_false (rbk_gate_project (RBK_DECIMAL_ONE, 0, 30, &projected));
  g_assert_false (rbk_gate_project (RBK_DECIMAL_ONE, 31, 30, &projected));
  g_assert_false (rbk_gate_project (RBK_DECIMAL_UNITS (-1), 1, 30, &projected));
  g_assert_false (
      rbk_gate_project (RBK_DECIMAL_UNITS (100000000000000000), 1, 1000000, &projected));
}

static void
test_fill (void)
{
  const RbkGateValues      values = { .used = "160", .cap = "{plan}", .unit = "AI runs" };
  static const char *const cases[][2] = {
    { "", "" },
    { "{used} of {cap} {unit}", "160 of {plan} AI runs" },
    { "{{used}} }", "{used} }" },
    { "é{used}é", "é160é" },
  };
  static const char *const bad[] = { "{name}", "{used", "{}", "{ used}", "{used {cap}", "{USED}" };
  g_autoptr(GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = rbk_gate_text_fill (cases[i][0], &values, NULL);

      g_assert_cmpstr (text, ==, cases[i][1]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) reason = NULL;

      g_assert_false (rbk_gate_text_check (bad[i], &reason));
      g_assert_error (reason, RBK_ERROR, RBK_ERROR_INVALID);
    }
  g_assert_null (rbk_gate_text_fill ("to {next_plan}", &values, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "{next_plan}"));
  g_assert_true (rbk_gate_text_uses ("a {used} b", "used"));
  g_assert_false (rbk_gate_text_uses ("a {{used}} b", "used"));
  g_assert_false (rbk_gate_text_uses ("a {used} b", "cap"));
}

static void
test_units (void)
{
  static const struct
  {
    const char *unit, *name, *units;
  } cases[] = {
    { "credit", "Credits", "credits" },
    { "AI run", "AI runs", "AI runs" },
    { "Anfrage", "Anfragen", "Anfragen" },
    { "Bild", "BILDER", "Bilder" },
    { "credit", "Credit", "credits" },
    { "credit", "Wallet", "credits" },
    { "credit", "Credits of the month", "credits" },
    { "reply", "Replies", "replies" },
    { "day", "Time", "days" },
    { "batch", "Batches", "batches" },
    { "box", "Boxes", "boxes" },
    { "1M output tokens", "Output", "1M output tokens" },
    { "GB", "Storage", "GB" },
    { "h", "Hours", "h" },
    { "\xe9\xa1\xb5", "PDF", "\xe9\xa1\xb5" },
    { NULL, "AI runs", "AI runs" },
    { "", "AI runs", "AI runs" },
    { NULL, "", "key" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const RbkMeterSpec meter = { .key = (char *) "key",
                                   .name = (char *) cases[i].name,
                                   .unit = (char *) cases[i].unit,
                                   .conversion = RBK_DECIMAL_ONE };
      g_autofree char   *units = rbk_meter_spec_dup_units (&meter);

      g_assert_cmpstr (units, ==, cases[i].units);
    }
}

/* At an axis a name stays, unless it is the word for one. */
static void
test_heading (void)
{
  static const struct
  {
    const char *name, *unit, *heading;
  } meters[] = {
    { "AI credits", "credit", "AI credits" },
    { "Rechnungen", "Rechnung", "Rechnungen" },
    { "invoice", "invoice", "invoices" },
    { "1M tokens", "1M tokens", "1M tokens" },
    { "Calls", NULL, "Calls" },
    { "", NULL, "key" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (meters); i++)
    {
      const RbkMeterSpec meter = { .key = (char *) "key",
                                   .name = (char *) meters[i].name,
                                   .unit = (char *) meters[i].unit,
                                   .conversion = RBK_DECIMAL_ONE };
      g_autofree char   *heading = rbk_meter_spec_dup_heading (&meter);

      g_assert_cmpstr (heading, ==, meters[i].heading);
    }
}

static void
test_offer (void)
{
  g_autoptr(RbkBook) book = make_book ("");
  g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
  RbkGateOffer offer;

  rbk_gate_find_offer (spec, &spec->plans[0], 0, RBK_DECIMAL_UNITS (201), &offer);
  g_assert_true (offer.plan == &spec->plans[1]);
  g_assert_true (rbk_decimal_equal (offer.price, RBK_DECIMAL_UNITS (99)));
  /* Starter serves 200 alone; past that only who is asked has more than Pro. */
  rbk_gate_find_offer (spec, &spec->plans[1], 0, RBK_DECIMAL_UNITS (200), &offer);
  g_assert_true (offer.plan == &spec->plans[0]);
  rbk_gate_find_offer (spec, &spec->plans[1], 0, RBK_DECIMAL_UNITS (201), &offer);
  g_assert_true (offer.plan == &spec->plans[2]);
  g_assert_false (offer.has_price);
  /* The bill counts, not the fee: 2,000 runs are 599 in Pro. */
  rbk_gate_find_offer (spec, NULL, 0, RBK_DECIMAL_UNITS (2000), &offer);
  g_assert_true (rbk_decimal_equal (offer.bill, RBK_DECIMAL_UNITS (599)));
}

static void
test_messages (void)
{
  g_autoptr(RbkBook) plain = make_book ("");
  g_autoptr(RbkBook) own = make_book ("{'event':'alert','threshold':'50','channel':'mail','title':"
                                       "'{used}','text':'x','buttons':['{next_plan}']},"
                                       "{'event':'alert','threshold':'50','channel':'mail'}");
  g_autoptr(RbkBook) bad = make_book ("{'event':'alert','text':'hello {name}'}");
  g_autoptr(GPtrArray) messages = rbk_gate_messages_new (plain, NULL);
  g_autoptr(GError) error = NULL;
  const RbkGateMessage *first, *second;

  g_assert_cmpuint (messages->len, ==, 13); /* seven of them stand in for others */
  g_ptr_array_unref (messages);
  messages = rbk_gate_messages_new (own, NULL);
  g_assert_cmpuint (messages->len, ==, 10); /* two of the book, eight of ours */
  first = g_ptr_array_index (messages, 0);
  second = g_ptr_array_index (messages, 1);
  g_assert_cmpstr (first->id, ==, "alert-50-mail");
  g_assert_cmpstr (second->id, ==, "alert-50-mail-2");
  g_assert_true (rbk_gate_message_uses (first, "next_plan"));
  g_assert_false (rbk_gate_message_uses (second, "used"));
  g_assert_null (rbk_gate_messages_new (bad, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "$.messages[0].text: "));
  g_assert_nonnull (strstr (error->message, "name"));
}

static JsonNode *
export_gates (RbkBook *book)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkExport) out = rbk_export_run ("gates", &(RbkExportInput){ .book = book }, &error);
  GBytes   *bytes;
  JsonNode *root;

  g_assert_no_error (error);
  bytes = rbk_export_get_file (out, NULL)->bytes;
  root = rbk_json_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  return root;
}

static JsonObject *
get_limit (JsonNode *root, guint plan)
{
  JsonArray  *plans = json_object_get_array_member (json_node_get_object (root), "plans");
  JsonObject *object = json_array_get_object_element (plans, plan);
  JsonArray  *phases = json_object_get_array_member (object, "phases");
  JsonObject *phase = json_array_get_object_element (phases, 0);

  return json_array_get_object_element (json_object_get_array_member (phase, "limits"), 0);
}

static void
test_export (void)
{
  g_autoptr(RbkBook) book = make_book ("");
  g_autoptr(JsonNode) root = export_gates (book);
  JsonObject *hard = get_limit (root, 0), *soft = get_limit (root, 1), *alert;
  JsonArray  *alerts = json_object_get_array_member (hard, "alerts");

  g_assert_cmpstr (json_object_get_string_member (hard, "past_cap"), ==, "block");
  g_assert_cmpstr (json_object_get_string_member (hard, "cap"), ==, "200");
  g_assert_cmpstr (rbk_json_node_get_number (json_object_get_member (hard, "status")), ==, "429");
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (hard, "next"),
                                                  "plan"),
                   ==, "p");
  g_assert_cmpuint (json_array_get_length (alerts), ==, 3);
  alert = json_array_get_object_element (alerts, 1);
  g_assert_cmpstr (json_object_get_string_member (alert, "at"), ==, "160");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (alert, "messages")), ==,
                    2);
  alert = json_array_get_object_element (alerts, 2);
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (alert, "messages"),
                                                  0),
                   ==, "limit-100-page");

  g_assert_cmpstr (json_object_get_string_member (soft, "past_cap"), ==, "bill");
  g_assert_true (json_object_get_null_member (soft, "status"));
  g_assert_cmpstr (json_object_get_string_member (soft, "overage"), ==, "0.5");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (soft, "alerts")), ==, 1);
}

static void
test_refused (void)
{
  g_autoptr(RbkBook) book = make_book ("{'event':'upgrade','buttons':['{go}']}");
  g_autoptr(GError) error = NULL;

  g_assert_null (rbk_export_run ("gates", &(RbkExportInput){ .book = book }, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "$.messages[0].buttons"));
}

/* Of those that stand in for each other the first that can be filled in is said, and only it. */
static void
test_stand_ins (void)
{
  static const struct
  {
    RbkGateValues values;
    const char   *ends; /* of the mail's text */
  } cases[] = {
    { { .next_plan = "Pro", .next_price = "$99", .overage_price = "$1" }, "$99 a month." },
    { { .next_plan = "Custom" }, "we make you an offer." },
    { { .overage_price = "$1" }, "each one past that costs $1." },
    { { NULL }, "before 1 July." },
  };
  g_autoptr(RbkBook) book = make_book ("");
  g_autoptr(GPtrArray) messages = NULL;
  g_autoptr(GError) error = NULL;
  const RbkDecimal at = rbk_decimal_from_int (80);

  messages = rbk_gate_messages_new (book, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbkGateValues values = cases[i].values;
      g_autoptr(GPtrArray) texts = NULL;
      const RbkGateText *mail;

      values.used = values.cap = values.share = values.plan = values.projected = values.unit = "x";
      values.reset_date = "1 July";
      texts = rbk_gate_texts_new (messages, RBK_MESSAGE_EVENT_ALERT, &at, &values);
      g_assert_cmpuint (texts->len, ==, 2);
      mail = g_ptr_array_index (texts, 1);
      g_assert_null (mail->not_sent);
      g_assert_true (g_str_has_suffix (mail->text, cases[i].ends));
    }
}

/* One that can't be filled in, and for which nothing stands in, is listed with the reason. */
static void
test_not_sent (void)
{
  g_autoptr(RbkBook) book = make_book ("{'event':'limit','text':'Go to {next_plan}'}");
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) messages = rbk_gate_messages_new (book, &error);
  g_autoptr(GPtrArray) texts = NULL;
  const RbkGateValues none = { NULL };

  g_assert_no_error (error);
  texts = rbk_gate_texts_new (messages, RBK_MESSAGE_EVENT_LIMIT, NULL, &none);
  g_assert_cmpuint (texts->len, ==, 1);
  g_assert_nonnull (strstr (((RbkGateText *) texts->pdata[0])->not_sent, "{next_plan}"));
  g_assert_null (((RbkGateText *) texts->pdata[0])->text);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gates/project", test_project);
  g_test_add_func ("/gates/fill", test_fill);
  g_test_add_func ("/gates/units", test_units);
  g_test_add_func ("/gates/heading", test_heading);
  g_test_add_func ("/gates/offer", test_offer);
  g_test_add_func ("/gates/messages", test_messages);
  g_test_add_func ("/gates/export", test_export);
  g_test_add_func ("/gates/refused", test_refused);
  g_test_add_func ("/gates/stand-ins", test_stand_ins);
  g_test_add_func ("/gates/not-sent", test_not_sent);

  return g_test_run ();
}
