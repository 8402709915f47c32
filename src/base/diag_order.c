/* The order in which messages are reported; see diag_message.h. */
#include "base/diag_message.h"

static int
compare_places(const void *a, const void *b, void *data)
{
	const struct diag_message *left = *(struct diag_message *const *)a;
	const struct diag_message *right = *(struct diag_message *const *)b;
	GHashTable *ranks = data;
	guint left_rank = GPOINTER_TO_UINT(
	    g_hash_table_lookup(ranks, left->pos.file));
	guint right_rank = GPOINTER_TO_UINT(
	    g_hash_table_lookup(ranks, right->pos.file));

	if (left_rank != right_rank)
		return left_rank < right_rank ? -1 : 1;
	if (left->pos.line != right->pos.line)
		return left->pos.line < right->pos.line ? -1 : 1;
	if (left->pos.column != right->pos.column)
		return left->pos.column < right->pos.column ? -1 : 1;
	return left->order < right->order ? -1 : left->order > right->order;
}

static guint
hash_file(const void *file)
{
	return file == NULL ? 0 : g_str_hash(file);
}

static gboolean
is_same_file(const void *a, const void *b)
{
	return g_strcmp0(a, b) == 0;
}

void
diag_messages_sort(GPtrArray *messages)
{
	GHashTable *ranks = g_hash_table_new(hash_file, is_same_file);

	for (guint i = 0; i < messages->len; i++) {
		struct diag_message *message = messages->pdata[i];

		if (!g_hash_table_contains(ranks, message->pos.file))
			g_hash_table_insert(ranks, (void *)message->pos.file,
			    GUINT_TO_POINTER(i));
	}
	g_ptr_array_sort_with_data(messages, compare_places, ranks);
	g_hash_table_destroy(ranks);
}
