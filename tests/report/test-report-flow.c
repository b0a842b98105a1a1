/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rbk-page-probe.h"
#include "rbk-report-table.h"

static const char *const titles[] = { "Head of names", "Head of figures" };

static guint
count_items (const RbkReportFlow *flow, guint page, const char *text)
{
  GArray *items = g_ptr_array_index (flow->pages, page);
  guint   n = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const RbkReportItem *item = &g_array_index (items, RbkReportItem, i);

      n += item->kind == RBK_REPORT_ITEM_TEXT && strcmp (item->text, text) == 0;
    }

  return n;
}

/* Each line of a text is on exactly one page, in order, and inside its margins. */
static void
assert_all_lines (const RbkReportFlow *flow, const char *text, guint n_lines)
{
  guint next = 0;

  for (guint page = 0; page < flow->pages->len; page++)
    {
      GArray *items = g_ptr_array_index (flow->pages, page);

      for (guint i = 0; i < items->len; i++)
        {
          const RbkReportItem *item = &g_array_index (items, RbkReportItem, i);

          if (item->kind != RBK_REPORT_ITEM_TEXT || strcmp (item->text, text) != 0)
            continue;
          g_assert_cmpuint (item->first_line, ==, next);
          g_assert_cmpfloat (item->y, >=, flow->top);
          g_assert_cmpfloat (item->y + item->height, <=, flow->bottom + 0.1);
          next += item->n_lines;
        }
    }
  g_assert_cmpuint (next, ==, n_lines);
}

static char *
repeat (const char *word, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, word);

  return g_strchomp (g_string_free (text, FALSE));
}

static void
test_long_text (void)
{
  g_auto (RbkReportFlow) flow = { 0 };
  g_autofree char *text = repeat ("word ", 4000);
  g_autoptr (PangoLayout) layout = NULL;

  rbk_report_flow_init (&flow, RBK_REPORT_A4_WIDTH, RBK_REPORT_A4_HEIGHT);
  layout =
      rbk_report_type_layout (flow.context, RBK_REPORT_BODY, text, PANGO_ALIGN_LEFT, flow.measure);
  rbk_report_flow_text (&flow, RBK_REPORT_BODY, text);
  g_assert_cmpuint (flow.pages->len, >, 3);
  assert_all_lines (&flow, text, (guint) pango_layout_get_line_count (layout));
}

static void
test_empty_text (void)
{
  g_auto (RbkReportFlow) flow = { 0 };

  rbk_report_flow_init (&flow, RBK_REPORT_A4_WIDTH, RBK_REPORT_A4_HEIGHT);
  rbk_report_flow_text (&flow, RBK_REPORT_BODY, "");
  rbk_report_flow_text (&flow, RBK_REPORT_BODY, NULL);
  g_assert_cmpfloat (flow.y, ==, flow.top);
}

/* Likewise in which group a row stands, and of what: an empty cell means the one above. */
static void
test_group_goes_on (void)
{
  g_auto (RbkReportFlow) flow = { 0 };
  g_autoptr (RbkReportTable) table = rbk_report_table_new (titles, "ll");

  rbk_report_flow_init (&flow, RBK_REPORT_A4_WIDTH, RBK_REPORT_A4_HEIGHT);
  rbk_report_table_begin (table, RBK_REPORT_ROW_PLAIN);
  rbk_report_table_add (table, "Alone");
  rbk_report_table_begin (table, RBK_REPORT_ROW_GROUP);
  rbk_report_table_add (table, "In EUR");
  for (guint i = 0; i < 200; i++)
    {
      rbk_report_table_begin (table, RBK_REPORT_ROW_PLAIN);
      rbk_report_table_add (table, i == 0 ? "Pro" : "");
      rbk_report_table_take (table, g_strdup_printf ("EUR %u", i));
    }
  rbk_report_flow_table (&flow, table);
  g_assert_cmpuint (flow.pages->len, >, 2);
  for (guint page = 0; page < flow.pages->len; page++)
    {
      g_autofree char *text = probe_text (&flow, page);

      g_assert_cmpuint (probe_count (text, "In EUR"), ==, 1);
      g_assert_cmpuint (probe_count (text, "Pro"), ==, 1);
      g_assert_cmpuint (probe_count (text, "Alone"), ==, page == 0 ? 1 : 0);
    }
}

/* A table that is longer than a page says on each what its columns are. */
static void
test_head_on_each_page (void)
{
  g_auto (RbkReportFlow) flow = { 0 };
  g_autoptr (RbkReportTable) table = rbk_report_table_new (titles, "lr");

  rbk_report_flow_init (&flow, RBK_REPORT_A4_WIDTH, RBK_REPORT_A4_HEIGHT);
  for (guint i = 0; i < 200; i++)
    {
      rbk_report_table_begin (table, RBK_REPORT_ROW_PLAIN);
      rbk_report_table_take (table, g_strdup_printf ("row %u", i));
      rbk_report_table_add (table, NULL);
    }
  g_assert_cmpuint (rbk_report_table_get_n_rows (table), ==, 200);
  rbk_report_flow_table (&flow, table);
  g_assert_cmpuint (flow.pages->len, >, 3);
  for (guint page = 0; page < flow.pages->len; page++)
    g_assert_cmpuint (count_items (&flow, page, "Head of names"), ==, 1);
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *text = g_strdup_printf ("row %u", i);

      assert_all_lines (&flow, text, 1);
    }
}

/* A row that is longer than a page is broken, and nothing of it is lost. */
static void
test_long_row (void)
{
  g_auto (RbkReportFlow) flow = { 0 };
  g_autoptr (RbkReportTable) table = rbk_report_table_new (titles, "ll");
  g_autofree char *text = repeat ("word ", 6000);
  guint            n_lines = 0;

  rbk_report_flow_init (&flow, RBK_REPORT_A4_WIDTH, RBK_REPORT_A4_HEIGHT);
  rbk_report_table_begin (table, RBK_REPORT_ROW_PLAIN);
  rbk_report_table_add (table, "before");
  rbk_report_table_add (table, text);
  rbk_report_table_begin (table, RBK_REPORT_ROW_PLAIN);
  rbk_report_table_add (table, "after");
  rbk_report_flow_table (&flow, table);
  g_assert_cmpuint (flow.pages->len, >, 2);
  for (guint page = 0; page < flow.pages->len; page++)
    {
      GArray *items = g_ptr_array_index (flow.pages, page);

      for (guint i = 0; i < items->len; i++)
        {
          const RbkReportItem *item = &g_array_index (items, RbkReportItem, i);

          if (item->kind == RBK_REPORT_ITEM_TEXT && strcmp (item->text, text) == 0)
            n_lines += item->n_lines;
        }
    }
  assert_all_lines (&flow, text, n_lines);
  g_assert_cmpuint (n_lines, >, 150);
  g_assert_cmpuint (count_items (&flow, flow.pages->len - 1, "after"), ==, 1);
}

/* Even a head as long as a page ends. */
static void
test_long_head (void)
{
  g_auto (RbkReportFlow) flow = { 0 };
  g_autofree char *text = repeat ("head ", 3000);
  const char      *long_titles[] = { text, "Other" };
  g_autoptr (RbkReportTable) table = rbk_report_table_new (long_titles, "ll");

  rbk_report_flow_init (&flow, RBK_REPORT_A4_WIDTH, RBK_REPORT_A4_HEIGHT);
  for (guint i = 0; i < 3; i++)
    {
      rbk_report_table_begin (table, RBK_REPORT_ROW_PLAIN);
      rbk_report_table_add (table, "cell");
    }
  rbk_report_flow_table (&flow, table);
  g_assert_cmpuint (flow.pages->len, <, 12);
}

/* A group's name is not left alone at the foot of a page. */
static void
test_group_stays (void)
{
  for (double top = 0.0; top < 60.0; top += 3.0)
    {
      g_auto (RbkReportFlow) flow = { 0 };
      g_autoptr (RbkReportTable) table = rbk_report_table_new (titles, "lr");

      rbk_report_flow_init (&flow, RBK_REPORT_A4_WIDTH, RBK_REPORT_A4_HEIGHT);
      flow.y = flow.bottom - 90.0 + top;
      rbk_report_table_begin (table, RBK_REPORT_ROW_PLAIN);
      rbk_report_table_add (table, "first");
      rbk_report_table_begin (table, RBK_REPORT_ROW_GROUP);
      rbk_report_table_add (table, "group");
      rbk_report_table_begin (table, RBK_REPORT_ROW_PLAIN);
      rbk_report_table_add (table, "member");
      rbk_report_flow_table (&flow, table);
      for (guint page = 0; page < flow.pages->len; page++)
        g_assert_cmpuint (count_items (&flow, page, "group"), ==,
                          count_items (&flow, page, "member"));
    }
}

/* Columns of figures end where the text does, and no column lies in another. */
static void
test_columns (void)
{
  g_auto (RbkReportFlow) flow = { 0 };
  g_autoptr (RbkReportTable) table = rbk_report_table_new (titles, "lr");
  GArray *items;

  rbk_report_flow_init (&flow, RBK_REPORT_A4_WIDTH, RBK_REPORT_A4_HEIGHT);
  rbk_report_table_begin (table, RBK_REPORT_ROW_PLAIN);
  rbk_report_table_take (table, repeat ("a long name ", 40));
  rbk_report_table_add (table, "1,000,000.00");
  rbk_report_flow_table (&flow, table);
  items = g_ptr_array_index (flow.pages, 0);
  for (guint i = 0; i < items->len; i++)
    {
      const RbkReportItem *item = &g_array_index (items, RbkReportItem, i);

      if (item->kind != RBK_REPORT_ITEM_TEXT || item->align != PANGO_ALIGN_RIGHT)
        continue;
      g_assert_cmpfloat_with_epsilon (item->x + item->width, flow.left + flow.measure, 0.1);
      g_assert_cmpfloat (item->x, >, flow.left + flow.measure / 2.0);
      g_assert_cmpuint (item->n_lines, ==, 1);
    }
}

/* A heading is on the page of what follows. */
static void
test_heading_stays (void)
{
  g_auto (RbkReportFlow) flow = { 0 };
  const RbkReportHeading *heading;

  rbk_report_flow_init (&flow, RBK_REPORT_A4_WIDTH, RBK_REPORT_A4_HEIGHT);
  flow.y = flow.bottom - 40.0;
  rbk_report_flow_heading (&flow, 2, "A part");
  rbk_report_flow_text (&flow, RBK_REPORT_BODY, "Its text");
  heading = &g_array_index (flow.headings, RbkReportHeading, 0);
  g_assert_cmpuint (heading->page, ==, 1);
  g_assert_cmpuint (count_items (&flow, 1, "Its text"), ==, 1);
}

static void
add_rows (RbkReportFlow *flow, guint n_rows)
{
  g_autoptr (RbkReportTable) table = rbk_report_table_new (titles, "lr");

  for (guint i = 0; i < n_rows; i++)
    {
      rbk_report_table_begin (table, RBK_REPORT_ROW_PLAIN);
      rbk_report_table_add (table, "row");
      rbk_report_table_add (table, "1\n2");
    }
  rbk_report_flow_table (flow, table);
}

/* No row stands alone, neither at the foot of a page nor on the next. */
static void
test_no_row_alone (void)
{
  for (double place = 400.0; place > 20.0; place -= 3.0)
    {
      g_auto (RbkReportFlow) flow = { 0 };
      guint n_rows = 0;

      rbk_report_flow_init (&flow, RBK_REPORT_A4_WIDTH, RBK_REPORT_A4_HEIGHT);
      flow.y = flow.bottom - place;
      add_rows (&flow, 12);
      for (guint page = 0; page < flow.pages->len; page++)
        {
          g_assert_cmpuint (count_items (&flow, page, "row"), !=, 1);
          n_rows += count_items (&flow, page, "row");
        }
      g_assert_cmpuint (n_rows, ==, 12);
    }
}

/* The headings of a section and of its part go along with a figure, however high. */
static void
test_headings_go_along (void)
{
  for (double place = 500.0; place > 20.0; place -= 7.0)
    {
      g_auto (RbkReportFlow) flow = { 0 };
      guint  table_page;
      double above = 0.0;

      rbk_report_flow_init (&flow, RBK_REPORT_A4_WIDTH, RBK_REPORT_A4_HEIGHT);
      rbk_report_flow_text (&flow, RBK_REPORT_BODY, "before");
      flow.y = flow.bottom - place;
      rbk_report_flow_heading (&flow, 1, "Section");
      rbk_report_flow_heading (&flow, 2, "Part");
      rbk_report_flow_figure (&flow, NULL, NULL, flow.measure, 420.0);
      table_page = rbk_report_flow_get_page (&flow);
      g_assert_cmpuint (count_items (&flow, 0, "before"), ==, 1);
      g_assert_cmpuint (count_items (&flow, table_page, "Section"), ==, 1);
      g_assert_cmpuint (count_items (&flow, table_page, "Part"), ==, 1);
      for (guint i = 0; i < 2; i++)
        {
          const RbkReportHeading *heading = &g_array_index (flow.headings, RbkReportHeading, i);

          g_assert_cmpuint (heading->page, ==, table_page);
          g_assert_cmpfloat (heading->y, >, above);
          above = heading->y;
        }
      g_assert_cmpfloat (flow.y, <=, flow.bottom + 8.1);
    }
}

static void
test_clean (void)
{
  g_autofree char *hostile = rbk_report_clean_line ("a\tb\nc\x01\xe2\x80\xae"
                                                    "d\xff");
  g_autofree char *lines = rbk_report_clean (" one\r\ntwo ");
  g_autofree char *nothing = rbk_report_clean (NULL);

  g_assert_cmpstr (hostile, ==, "a b c  d\xef\xbf\xbd");
  g_assert_cmpstr (lines, ==, "one\ntwo");
  g_assert_cmpstr (nothing, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/flow/long-text", test_long_text);
  g_test_add_func ("/report/flow/group-goes-on", test_group_goes_on);
  g_test_add_func ("/report/flow/empty-text", test_empty_text);
  g_test_add_func ("/report/flow/head-on-each-page", test_head_on_each_page);
  g_test_add_func ("/report/flow/long-row", test_long_row);
  g_test_add_func ("/report/flow/long-head", test_long_head);
  g_test_add_func ("/report/flow/group-stays", test_group_stays);
  g_test_add_func ("/report/flow/columns", test_columns);
  g_test_add_func ("/report/flow/heading-stays", test_heading_stays);
  g_test_add_func ("/report/flow/no-row-alone", test_no_row_alone);
  g_test_add_func ("/report/flow/headings-go-along", test_headings_go_along);
  g_test_add_func ("/report/flow/clean", test_clean);

  return g_test_run ();
}
