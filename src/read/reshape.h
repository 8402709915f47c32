/*
 * Lists that mean more: a list as Markdown gives it becomes glossary entries,
 * bibliography entries, steps, or questions and answers.
 */
#ifndef READ_RESHAPE_H
#define READ_RESHAPE_H

#include "read/element.h"

/* variablelist to glosslist. */
void reshape_glossary(xmlNode *list);

/* orderedlist or itemizedlist to bibliolist. */
void reshape_bibliography(const struct element_maker *make, xmlNode *list);

/*
 * The list's items to steps, in the list's place; what follows the list
 * belongs to the last step.
 */
void reshape_procedure(xmlNode *list);

/* variablelist to qandaentries, in the list's place. */
void reshape_questions(const struct element_maker *make, xmlNode *list);

/*
 * Makes each list among the children of `parent` what its division is for;
 * false if there is none.
 */
bool reshape_all(const struct element_maker *make, xmlNode *parent,
    bool is_glossary);

/* Puts the children of `list` in its place. */
void reshape_unwrap(xmlNode *list);

#endif
