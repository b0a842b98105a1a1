/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-answers-view.h"

#include <glib/gi18n-lib.h>

#include "rbk-answer-apply.h"
#include "rbk-answer-card.h"
#include "rbk-error.h"
#include "rbk-room.h"
#include "rbk-scenario-freeze.h"
#include "rbk-section.h"
#include "rbk-work-row.h"

#define N_ANSWERS 3
/* Where all cards stand in a line. */
#define ROOM_FOR_ALL 760

typedef struct
{
  RbkAnalysis     *analysis;         /* (owned) */
  RbkScenarioCase *cases[N_ANSWERS]; /* (owned) (nullable) */
} Request;

typedef struct
{
  RbkAnalysis       *analysis;            /* (owned) */
  RbkScenarioCase   *cases[N_ANSWERS];    /* (owned) (nullable) */
  RbkScenarioResult *results[N_ANSWERS];  /* (owned) (nullable) */
  char              *problems[N_ANSWERS]; /* (owned) (nullable) */
} Answers;

/**
 * RbkAnswersView:
 *
 * What to do about a scenario: keep prices, pass it on, or rebalance, beside each other.
 */
struct _RbkAnswersView
{
  GtkWidget parent_instance;

  RbkDocument    *document; /* (owned) */
  RbkMoneyFormat *format;   /* (not owned) (nullable) the page's */
  Answers        *answers;  /* (owned) (nullable) that are shown */
  GtkWidget      *section, *grid;
  RbkRoom        *room;
  GtkWidget      *cards[N_ANSWERS];
  RbkWorkRow     *row;
};

G_DEFINE_FINAL_TYPE (RbkAnswersView, rbk_answers_view, GTK_TYPE_WIDGET)

static void
free_cases (RbkScenarioCase **cases)
{
  for (guint i = 0; i < N_ANSWERS; i++)
    g_clear_pointer (&cases[i], rbk_scenario_case_unref);
}

static void
free_request (gpointer data)
{
  Request *request = data;

  free_cases (request->cases);
  rbk_analysis_unref (request->analysis);
  g_free (request);
}

static void
free_answers (gpointer data)
{
  Answers *answers = data;

  free_cases (answers->cases);
  for (guint i = 0; i < N_ANSWERS; i++)
    {
      g_clear_pointer (&answers->results[i], rbk_scenario_result_free);
      g_free (answers->problems[i]);
    }
  rbk_analysis_unref (answers->analysis);
  g_free (answers);
}

/* In a thread. An answer that can't be given does not keep the others. */
static gpointer
work (gpointer data, RbkWorkPiece *piece, GError **error)
{
  Request *request = data;
  Answers *answers = g_new0 (Answers, 1);

  answers->analysis = rbk_analysis_ref (request->analysis);
  for (guint i = 0; i < N_ANSWERS; i++)
    {
      g_autoptr(GError) problem = NULL;

      if (g_cancellable_set_error_if_cancelled (rbk_work_piece_get_cancellable (piece), error))
        {
          free_answers (answers);
          return NULL;
        }
      answers->cases[i] = rbk_scenario_case_ref (request->cases[i]);
      answers->results[i] =
          rbk_scenario_run (request->cases[i], rbk_analysis_get_mix_index (request->analysis),
                            &problem);
      if (problem != NULL)
        answers->problems[i] = g_strdup (problem->message);
      rbk_work_piece_note ((double) (i + 1) / N_ANSWERS, piece);
    }

  return answers;
}

static void
done (gpointer owner, gpointer result)
{
  RbkAnswersView *self = RBK_ANSWERS_VIEW (owner);

  g_clear_pointer (&self->answers, free_answers);
  self->answers = result;
  for (guint i = 0; i < N_ANSWERS; i++)
    rbk_answer_card_show (RBK_ANSWER_CARD (self->cards[i]),
                          rbk_analysis_get_spec (self->answers->analysis),
                          self->answers->results[i], self->answers->problems[i], self->format);
}

static const RbkWorkFacts facts = { work, done, free_request, free_answers };

static void
rbk_answers_view_dispose (GObject *object)
{
  RbkAnswersView *self = RBK_ANSWERS_VIEW (object);

  g_clear_pointer (&self->section, gtk_widget_unparent);
  g_clear_pointer (&self->answers, free_answers);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rbk_answers_view_parent_class)->dispose (object);
}

static void
rbk_answers_view_class_init (RbkAnswersViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_answers_view_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "answersview");
}

/* A flow box would do, but asks for the height of all of them below each other in GTK 4.8, and for
 * less width than they need in 4.18. */
static void
arrange (RbkAnswersView *self)
{
  gboolean          is_wide = rbk_room_get_step (self->room) > 0;
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (self->grid);

  for (guint i = 0; i < N_ANSWERS; i++)
    {
      GtkLayoutChild *child = gtk_layout_manager_get_layout_child (layout, self->cards[i]);

      gtk_grid_layout_child_set_column (GTK_GRID_LAYOUT_CHILD (child), is_wide ? (int) i : 0);
      gtk_grid_layout_child_set_row (GTK_GRID_LAYOUT_CHILD (child), is_wide ? 0 : (int) i);
    }
}

static void
rbk_answers_view_init (RbkAnswersView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->grid = gtk_grid_new ();
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 6);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  for (guint i = 0; i < N_ANSWERS; i++)
    {
      self->cards[i] = rbk_answer_card_new ((RbkAnswer) i);
      gtk_grid_attach (GTK_GRID (self->grid), self->cards[i], 0, (int) i, 1, 1);
    }
  self->row = RBK_WORK_ROW (rbk_work_row_new (&facts, self, _ ("Working out the answers…")));
  self->room = RBK_ROOM (rbk_room_new (self->grid, ROOM_FOR_ALL, 2 * ROOM_FOR_ALL));
  g_signal_connect_object (self->room, "changed", G_CALLBACK (arrange), self, G_CONNECT_SWAPPED);
  arrange (self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->room));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->row));
  self->section = rbk_section_new (_ ("What to Do About It"), box);
  gtk_widget_add_css_class (self->section, "bare");
  gtk_widget_set_parent (self->section, GTK_WIDGET (self));
}

/**
 * rbk_answers_view_new:
 * @document: an open book
 *
 * Returns: (transfer floating): answers to nothing
 */
GtkWidget *
rbk_answers_view_new (RbkDocument *document)
{
  RbkAnswersView *self = g_object_new (RBK_TYPE_ANSWERS_VIEW, NULL);

  self->document = g_object_ref (document);

  return GTK_WIDGET (self);
}

static void
show_problem (RbkAnswersView *self, const RbkSpec *spec, const GError *error)
{
  for (guint i = 0; i < N_ANSWERS; i++)
    rbk_answer_card_show (RBK_ANSWER_CARD (self->cards[i]), spec, NULL, error->message,
                          self->format);
}

/**
 * rbk_answers_view_show:
 * @self: answers
 * @analysis: the state of the book that is looked at
 * @scenario: (nullable): one of the book's
 * @format: for its currency; it must outlive the view
 *
 * Works out what each answer to a scenario comes to. What is shown stays until then.
 */
void
rbk_answers_view_show (RbkAnswersView *self,
                       RbkAnalysis    *analysis,
                       RbkScenario    *scenario,
                       RbkMoneyFormat *format)
{
  const RbkSpec *spec = rbk_analysis_get_spec (analysis);
  Request       *request;
  g_autoptr(RbkScenarioCase) frozen = NULL;
  g_autoptr(GError) error = NULL;

  g_return_if_fail (RBK_IS_ANSWERS_VIEW (self));

  gtk_widget_set_visible (GTK_WIDGET (self), scenario != NULL && spec != NULL);
  self->format = format;
  if (scenario == NULL || spec == NULL)
    return;
  for (guint i = 0; i < N_ANSWERS; i++)
    rbk_answer_card_set_is_used (RBK_ANSWER_CARD (self->cards[i]),
                                 rbk_scenario_get_answer (scenario) == (RbkAnswer) i);
  frozen = rbk_scenario_freeze (rbk_document_get_book (self->document), spec, scenario,
                                RBK_ANSWER_HOLD, &error);
  if (frozen == NULL)
    {
      show_problem (self, spec, error);
      return;
    }
  request = g_new0 (Request, 1);
  request->analysis = rbk_analysis_ref (analysis);
  for (guint i = 0; i < N_ANSWERS; i++)
    request->cases[i] = rbk_scenario_case_new_answer (frozen, (RbkAnswer) i);
  rbk_work_row_ask (self->row, request);
}

/**
 * rbk_answers_view_make_book:
 * @self: answers
 * @answer: one of them
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): a book with the scenario and that answer in it
 */
RbkBook *
rbk_answers_view_make_book (RbkAnswersView *self, RbkAnswer answer, GError **error)
{
  const RbkScenarioCase *scenario;

  g_return_val_if_fail (RBK_IS_ANSWERS_VIEW (self) && answer < N_ANSWERS, NULL);

  /* What moves is known by its place in the book, so the book must be the same. */
  if (self->answers == NULL || self->answers->results[answer] == NULL ||
      rbk_analysis_get_revision (self->answers->analysis) !=
          rbk_document_get_revision (self->document))
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_REFUSED, _ ("Nothing is worked out yet"));
      return NULL;
    }
  scenario = self->answers->cases[answer];

  return rbk_scenario_make_book (scenario, self->answers->results[answer],
                                 rbk_document_get_book (self->document),
                                 rbk_scenario_freeze_catalogue (
                                     rbk_scenario_case_get_shocks (scenario)),
                                 error);
}
