/* session.c - see session.h. */
#include "cli/session.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "catalog/catalog.h"
#include "cli/files.h"
#include "cli/paths.h"
#include "cli/signature.h"
#include "study/index.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CATALOGUE_MOST = 256 << 20 };

/* The bundled catalogue as files, their hashes, and perhaps what they hold. */
struct bundle {
	char *folder;
	struct files files;
	int trouble; /* errno of listing them; 0 when all of them are known */
	uint64_t stamp, bytes;
	struct str *texts; /* of each file; NULL until read */
};

static void bundle_open(struct bundle *bundle, const char *catalogue)
{
	*bundle = (struct bundle){ 0 };
	if (!catalogue)
		return;
	bundle->folder = path_join(catalogue, "data");
	if (!files_list(&bundle->files, bundle->folder, ".yaml"))
		bundle->trouble = errno;
	bundle->stamp = signature_files(&bundle->files, bundle->folder);
}

static void forget_texts(struct bundle *bundle)
{
	for (size_t i = 0; bundle->texts && i < bundle->files.count; i++)
		str_clear(&bundle->texts[i]);
	free(bundle->texts);
	bundle->texts = NULL;
}

static void bundle_close(struct bundle *bundle)
{
	forget_texts(bundle);
	files_clear(&bundle->files);
	free(bundle->folder);
}

/* A catalogue is read whole or not at all: what is missing from it would go from the store. */
static bool bundle_load(struct bundle *bundle, struct err *err)
{
	if (bundle->texts)
		return true;
	if (bundle->trouble || bundle->files.count == 0)
		return err_set(err, ERR_IO, _("reading the catalogue in %s: %s"), bundle->folder,
			       bundle->trouble ? _(strerror(bundle->trouble))
					       : _("there are no files ending in .yaml"));
	bundle->texts = mem_array(bundle->files.count, sizeof *bundle->texts);
	bundle->bytes = signature_start();
	bool done = true;
	for (size_t i = 0; i < bundle->files.count; i++) {
		struct str *text = &bundle->texts[i];
		char *path = path_join(bundle->folder, bundle->files.names[i]);
		str_init(text);
		done = done && file_read(path, CATALOGUE_MOST, text, err);
		bundle->bytes = signature_bytes(bundle->bytes, text->text, text->length);
		free(path);
	}
	if (!done)
		forget_texts(bundle);
	return done;
}

static bool bundle_parse(const struct bundle *bundle, struct batch *batch, struct err *err)
{
	for (size_t i = 0; i < bundle->files.count; i++) {
		char *path = path_join(bundle->folder, bundle->files.names[i]);
		struct catalog_input input = { .name = path,
					       .bytes = bundle->texts[i].text,
					       .length = bundle->texts[i].length,
					       .format = FORMAT_YAML,
					       .table = -1 };
		catalog_read(batch, &input);
		free(path);
	}
	batch_check(batch, NULL, false);
	if (batch->problem_count == 0)
		return true;
	const struct problem *first = &batch->problems[0];
	return err_set(err, ERR_INPUT,
		       P_("the catalogue has %zu problem: %s:%u:%u: %s",
			  "the catalogue has %zu problems; the first: %s:%u:%u: %s",
			  batch->problem_count),
		       batch->problem_count, first->place.file, first->place.line,
		       first->place.column, first->text);
}

/* True when the store was built from these very files or bytes.  Other files with the same bytes are known
 * by their stamp the next time. */
static bool is_current(struct store *store, struct bundle *bundle, struct err *err)
{
	uint64_t stamp, bytes;
	if (!signature_read(store_signature(store), &stamp, &bytes))
		return false;
	if (stamp == bundle->stamp)
		return true;
	if (!bundle_load(bundle, err) || bytes != bundle->bytes)
		return false;
	char signature[SIGNATURE_TEXT];
	signature_write(signature, bundle->stamp, bundle->bytes);
	store_sign(store, signature);
	return true;
}

/* Brings the bundled rows of the store up to date with the catalogue. */
static bool refresh(struct store *store, struct bundle *bundle, struct err *err)
{
	if (!bundle->folder || !store_writable(store) || is_current(store, bundle, err))
		return true;
	struct batch batch;
	char signature[SIGNATURE_TEXT];
	batch_init(&batch);
	bool done = bundle_load(bundle, err) && bundle_parse(bundle, &batch, err);
	signature_write(signature, bundle->stamp, bundle->bytes);
	done = done && store_refresh(store, &batch, signature, err);
	batch_clear(&batch);
	return done;
}

static bool has_data(struct store *store)
{
	return store_signature(store)[0] != '\0';
}

/* Loads the store and brings what is computed from other tables up to date, in memory and, where that can
 * be, in the store: the next start finds it there. */
static struct dataset *load_store(struct store *store, struct err *err)
{
	char signature[INDEX_SIGNATURE];
	struct dataset *dataset = store_load(store, err);
	if (!dataset || strcmp(store_derived(store), index_signature(signature, dataset)) == 0)
		return dataset;
	index_derive(dataset, NULL);
	if (store_writable(store))
		store_derive(store, dataset, signature, NULL);
	return dataset;
}

/* The catalogue straight into memory, for want of a place to keep a store. */
static bool load_bundle(struct session *session, struct bundle *bundle, struct err *err)
{
	struct batch batch;
	if (!bundle->folder)
		return err_set(err, ERR_INPUT, _("there is nothing to show"));
	batch_init(&batch);
	bool done = bundle_load(bundle, err) && bundle_parse(bundle, &batch, err);
	if (done) {
		session->dataset = batch_dataset(&batch);
		index_derive(session->dataset, NULL);
	}
	batch_clear(&batch);
	return done;
}

/* Whether a database can be opened or made at the default place; false with the reason. */
static bool place_usable(const char *path, struct err *err)
{
	if (!path)
		return err_set(err, ERR_IO, _("neither XDG_DATA_HOME nor HOME names a folder"));
	if (access(path, R_OK) == 0)
		return true;
	char *folder = path_folder(path);
	bool usable = folder_make(folder, err);
	if (usable && access(folder, W_OK) != 0)
		usable = err_set(err, ERR_IO, _("the folder %s cannot be written to"), folder);
	free(folder);
	return usable;
}

static bool open_store(struct session *session, struct bundle *bundle, struct err *err)
{
	struct err trouble = { 0 };
	session->store = store_open(session->path, STORE_READ_WRITE, err);
	if (!session->store)
		return false;
	session->first = !has_data(session->store);
	if (store_full(session->store))
		snprintf(session->note, sizeof session->note,
			 _("%s: the disk is full; nothing is kept"), session->path);
	if (!refresh(session->store, bundle, &trouble)) {
		if (!has_data(session->store)) {
			*err = trouble;
			return false;
		}
		snprintf(session->note, sizeof session->note, "%s; %s", trouble.text,
			 _("going on with the data of the last start"));
	}
	session->dataset = load_store(session->store, err);
	return session->dataset != NULL;
}

/* Goes on without a store, for the reason `why`. */
static bool fall_back(struct session *session, struct bundle *bundle, const struct err *why,
		      struct err *err)
{
	char reason[sizeof why->text];
	snprintf(reason, sizeof reason, "%s", why->text);
	dataset_free(session->dataset);
	store_close(session->store);
	session->dataset = NULL;
	session->store = NULL;
	snprintf(session->note, sizeof session->note, "%s; %s", reason,
		 _("using the catalogue alone, nothing is kept"));
	return load_bundle(session, bundle, err);
}

/* Whether there is a database at `path`, sound or not; an empty file is one that could not be
 * begun. */
static bool is_there(const char *path)
{
	struct stat status;
	return stat(path, &status) == 0 && status.st_size > 0;
}

static bool open_data(struct session *session, struct bundle *bundle, struct err *err)
{
	struct err why = { 0 };
	bool there = session->path && is_there(session->path);
	if (!place_usable(session->path, &why))
		return fall_back(session, bundle, &why, err);
	if (!open_store(session, bundle, err)) {
		/* A store that is there and cannot be read is the user's to look at. */
		if (session->store ? has_data(session->store) : there)
			return false;
		return fall_back(session, bundle, err, err);
	}
	if (has_data(session->store))
		return true;
	err_set(&why, ERR_STORE, _("%s is empty and cannot be written to"), session->path);
	return fall_back(session, bundle, &why, err);
}

/* `path` NULL for the database that was asked for. */
static bool open_session(struct session *session, const struct cli *cli, const char *path,
			 struct err *err)
{
	struct bundle bundle;
	struct err missing = { 0 };
	err_clear(err);
	*session = (struct session){ 0 };
	session->catalogue = path_catalogue(cli, &missing);
	session->path = path ? mem_strdup(path) : path_database(cli);
	if (!session->catalogue && cli_given(cli, "data")) {
		*err = missing;
		return false;
	}
	bundle_open(&bundle, session->catalogue);
	bool done = path || cli_given(cli, "db") ? open_store(session, &bundle, err)
						 : open_data(session, &bundle, err);
	bundle_close(&bundle);
	if (done && session->store && !has_data(session->store))
		done = err_set(err, ERR_STORE, _("%s has no data yet"), session->path);
	if (!done && !session->catalogue)
		err_while(err, "%s", missing.text);
	if (done && session->note[0])
		cli_say("%s", session->note);
	return done;
}

bool session_open(struct session *session, const struct cli *cli, struct err *err)
{
	return open_session(session, cli, NULL, err);
}

bool session_open_at(struct session *session, const struct cli *cli, const char *path,
		     struct err *err)
{
	return open_session(session, cli, path, err);
}

void session_close(struct session *session)
{
	dataset_free(session->dataset);
	store_close(session->store);
	free(session->path);
	free(session->catalogue);
	*session = (struct session){ 0 };
}

bool session_reload(struct session *session, struct dataset **old, struct err *err)
{
	struct dataset *fresh = load_store(session->store, err);
	if (!fresh)
		return false;
	*old = session->dataset;
	session->dataset = fresh;
	return true;
}
