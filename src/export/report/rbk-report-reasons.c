/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-report-sections.h"

#include <string.h>

#include "rbk-discover.h"
#include "rbk-question.h"

/* A line that asks what a proposal's reasons answer is their heading; what follows is left. */
static const char *
find_heading (const char *line, const char **rest)
{
  for (int why = 0; why < RBK_WHY_COUNT; why++)
    {
      const char *title = rbk_why_get_title ((RbkWhy) why);

      if (!g_str_has_prefix (line, title) || line[strlen (title)] != ':')
        continue;
      *rest = line + strlen (title) + 1;
      return title;
    }
  return NULL;
}

static void
flush (RbkReportFlow *flow, GString *paragraph)
{
  if (paragraph->len > 0)
    rbk_report_flow_text (flow, RBK_REPORT_BODY, paragraph->str);
  g_string_truncate (paragraph, 0);
}

/* An entry of a list, or what is to be ticked off: where its words begin. */
static const char *
find_entry (const char *line, const char **sign)
{
  static const char *const signs[] = { "\xe2\x98\x90 ", "\xe2\x80\x93 ", "\xe2\x80\xa2 ", "- " };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (line, signs[i]))
      {
        *sign = i == 0 ? RBK_REPORT_BOX : RBK_REPORT_BULLET;
        return line + strlen (signs[i]);
      }

  return NULL;
}

static void
add_line (RbkReportFlow *flow, GString *paragraph, const char *line)
{
  const char *rest = line, *sign = NULL;
  const char *heading = find_heading (line, &rest);
  const char *entry = find_entry (line, &sign);

  if (heading != NULL || entry != NULL || line[0] == '\0')
    flush (flow, paragraph);
  if (line[0] == '\0')
    rbk_report_flow_skip (flow, 4.0);
  if (heading != NULL)
    {
      rbk_report_flow_heading (flow, 2, heading);
      rest += strspn (rest, " ");
    }
  if (entry != NULL)
    rbk_report_flow_entry (flow, sign, entry);
  else if (rest[0] != '\0')
    g_string_append_printf (paragraph, "%s%s", paragraph->len > 0 ? "\n" : "", rest);
}

/* Sets a book's notes: paragraphs, lists, and the headings of a proposal's reasons. */
void
rbk_report_add_notes (RbkReportFlow *flow, RbkBook *book)
{
  g_autofree char *notes = rbk_report_clean (rbk_book_get_notes (book));
  g_auto(GStrv) lines = g_strsplit (notes, "\n", -1);
  g_autoptr(GString) paragraph = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    add_line (flow, paragraph, g_strchomp (lines[i]));
  flush (flow, paragraph);
}

/* What was asked before the book was proposed, and what was answered. */
static void
add_answers (RbkReportFlow *flow, RbkDiscovery *discovery)
{
  static const char *const titles[] = { "Question", "Answer" };
  const char *const       *answers = rbk_discovery_get_answers (discovery);
  g_autoptr(RbkReportTable) table = rbk_report_table_new (titles, "ll");

  for (guint i = 0; answers != NULL && answers[i] != NULL; i++)
    {
      const char        *sign = strchr (answers[i], '=');
      g_autofree char   *id = sign != NULL ? g_strndup (answers[i], sign - answers[i]) : NULL;
      const RbkQuestion *question = id != NULL ? rbk_question_find (id) : NULL;

      if (question == NULL)
        continue;
      rbk_report_table_begin (table, RBK_REPORT_ROW_PLAIN);
      rbk_report_table_add (table, question->text);
      rbk_report_table_add (table, sign + 1);
    }
  if (rbk_report_table_get_n_rows (table) == 0)
    return;
  rbk_report_flow_heading (flow, 2, "What was answered");
  rbk_report_flow_table (flow, table);
}

/* Of a book that was proposed from answers, why it is as it is and what to test. */
void
rbk_report_add_reasons (RbkReportFlow *flow, const RbkExportJob *job)
{
  RbkDiscovery    *discovery = rbk_book_get_discovery (job->book);
  g_autofree char *notes = rbk_report_clean (rbk_book_get_notes (job->book));

  if (discovery == NULL || notes[0] == '\0')
    return;
  rbk_report_flow_heading (flow, 1, "Why this design");
  rbk_report_flow_text (flow, RBK_REPORT_NOTE,
                        "The book was first proposed from answers about the product. What follows "
                        "was written then; where prices were changed since, the tables of this "
                        "report have them as they are.");
  rbk_report_add_notes (flow, job->book);
  add_answers (flow, discovery);
}
