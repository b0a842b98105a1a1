/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-report-sections.h"

/* More are no reading; the rest is counted. */
#define MAX_FINDINGS 60

/* The head of a finding stays with its sentence. */
#define FINDING_KEEPS 62.0

static char *
count_words (guint n, const char *one, const char *many)
{
  return n == 0 ? g_strconcat ("no ", many, NULL)
                : g_strdup_printf ("%u %s", n, n == 1 ? one : many);
}

static void
add_counts (RbkReportFlow *flow, const RbkJudgement *judgement)
{
  g_autofree char *errors =
      count_words (rbk_judgement_count (judgement, RBK_SEVERITY_ERROR), "error", "errors");
  g_autofree char *warnings =
      count_words (rbk_judgement_count (judgement, RBK_SEVERITY_WARNING), "warning", "warnings");
  g_autofree char *notes =
      count_words (rbk_judgement_count (judgement, RBK_SEVERITY_INFO), "note", "notes");
  guint n_let_be = rbk_judgement_count_let_be (judgement);

  if (judgement->findings->len == 0)
    {
      rbk_report_flow_text (flow, RBK_REPORT_BODY,
                            "Every rule looked at the book, and none found anything.");
      return;
    }
  rbk_report_flow_textf (flow, RBK_REPORT_BODY,
                         "Every rule looked at the book. They found %s, %s and %s.", errors,
                         warnings, notes);
  if (n_let_be > 0)
    rbk_report_flow_textf (flow, RBK_REPORT_BODY,
                           "%u more %s let be, with a reason; %s at the end of this section.",
                           n_let_be, n_let_be == 1 ? "is" : "are",
                           n_let_be == 1 ? "it stands" : "they stand");
}

/* “Overage as a multiple: Pro › AI runs” */
static void
add_head (RbkReportFlow *flow, const RbkExportJob *job, const RbkFinding *finding)
{
  g_autofree char *place = rbk_finding_dup_place (finding, job->book);
  g_autofree char *clean = place != NULL ? rbk_report_cut (rbk_report_clean_line (place)) : NULL;

  rbk_report_flow_need (flow, FINDING_KEEPS);
  rbk_report_flow_textf (flow, RBK_REPORT_CELL_STRONG, "%s%s%s", rbk_judgement_rule_words (finding),
                         clean != NULL ? ": " : "", clean != NULL ? clean : "");
}

static void
add_note (RbkReportFlow *flow, const char *title, char *words)
{
  g_autofree char *clean = words != NULL ? rbk_report_clean_line (words) : NULL;

  if (clean != NULL && clean[0] != '\0')
    rbk_report_flow_textf (flow, RBK_REPORT_NOTE, "%s: %s", title, clean);
  g_free (words);
}

static void
add_finding (RbkReportFlow      *flow,
             const RbkExportJob *job,
             const RbkJudgement *judgement,
             const RbkFinding   *finding)
{
  g_autofree char *sentence = rbk_judgement_sentence (judgement, finding);
  g_autofree char *clean = rbk_report_clean_line (sentence);

  add_head (flow, job, finding);
  rbk_report_flow_text (flow, RBK_REPORT_BODY, clean);
  add_note (flow, "Where it bites", rbk_judgement_witness_words (judgement, finding));
  if (finding->suppressed != NULL)
    add_note (flow, "Let be", g_strdup (finding->suppressed));
  else
    add_note (flow, "What would mend it", rbk_judgement_fix_words (judgement, finding));
  rbk_report_flow_skip (flow, 4.0);
}

/* Adds those of a severity that count, or else all that are let be. */
static void
add_group (RbkReportFlow      *flow,
           const RbkExportJob *job,
           const RbkJudgement *judgement,
           gboolean            are_let_be,
           RbkSeverity         severity,
           guint              *n_left)
{
  gboolean has_heading = FALSE;

  for (guint i = 0; i<judgement->findings->len && * n_left> 0; i++)
    {
      const RbkFinding *finding = g_ptr_array_index (judgement->findings, i);

      if ((finding->suppressed != NULL) != are_let_be ||
          (!are_let_be && finding->severity != severity))
        continue;
      if (!has_heading)
        rbk_report_flow_heading (flow, 2,
                                 are_let_be ? "Let be" : rbk_judgement_severity_words (severity));
      has_heading = TRUE;
      add_finding (flow, job, judgement, finding);
      --*n_left;
    }
}

/* What the rules find, the worst first, and apart what the book lets be. */
void
rbk_report_add_findings (RbkReportFlow      *flow,
                         const RbkExportJob *job,
                         const RbkJudgement *judgement)
{
  guint n_left = MAX_FINDINGS;

  if (job->table->n_rows == 0)
    return;
  rbk_report_flow_heading (flow, 1, "Findings");
  add_counts (flow, judgement);
  for (int severity = RBK_SEVERITY_ERROR; severity <= RBK_SEVERITY_INFO; severity++)
    add_group (flow, job, judgement, FALSE, (RbkSeverity) severity, &n_left);
  add_group (flow, job, judgement, TRUE, RBK_SEVERITY_INFO, &n_left);
  if (judgement->findings->len > MAX_FINDINGS)
    rbk_report_flow_textf (flow, RBK_REPORT_NOTE,
                           "The first %u of %u; the Findings page of Ratebook has all of them.",
                           MAX_FINDINGS, judgement->findings->len);
}
