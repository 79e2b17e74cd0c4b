// What Swift cannot see of GMime: its casts and type checks are macros.
#include <gmime/gmime.h>

static inline GMimeMessage *kakehashi_mime_parse(const void *bytes, size_t length) {
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer((const char *)bytes, length);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeParserOptions *options = g_mime_parser_options_new();
    // For headers with bytes that no encoded word announces.
    const char *charsets[] = {"utf-8", "iso-2022-jp", "cp932", "iso-8859-1", NULL};
    g_mime_parser_options_set_fallback_charsets(options, charsets);
    GMimeMessage *message = g_mime_parser_construct_message(parser, options);
    g_mime_parser_options_free(options);
    g_object_unref(parser);
    g_object_unref(stream);
    return message;
}

static inline void kakehashi_mime_release(void *object) { g_object_unref(object); }

static inline GMimeObject *kakehashi_mime_root(GMimeMessage *message) { return GMIME_OBJECT(message); }

static inline GMimePart *kakehashi_mime_part(GMimeObject *object) {
    return GMIME_IS_PART(object) ? GMIME_PART(object) : NULL;
}

static inline GMimeMessage *kakehashi_mime_enclosed(GMimeObject *object) {
    return GMIME_IS_MESSAGE_PART(object) ? g_mime_message_part_get_message(GMIME_MESSAGE_PART(object)) : NULL;
}

// The content of a part without its transfer encoding; to be given back with g_byte_array_unref.
static inline GByteArray *kakehashi_mime_content(GMimePart *part) {
    GMimeDataWrapper *content = g_mime_part_get_content(part);
    GByteArray *bytes = g_byte_array_new();
    if (!content) return bytes;
    GMimeStream *stream = g_mime_stream_mem_new_with_byte_array(bytes);
    g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream), FALSE);
    g_mime_data_wrapper_write_to_stream(content, stream);
    g_object_unref(stream);
    return bytes;
}

static inline const char *kakehashi_mime_header(GMimeObject *object, const char *name) {
    return g_mime_object_get_header(object, name);
}

static inline const char *kakehashi_mime_parameter(GMimeObject *object, const char *name) {
    return g_mime_object_get_content_type_parameter(object, name);
}

// "text/plain"; to be given back with g_free.
static inline char *kakehashi_mime_type(GMimeObject *object) {
    GMimeContentType *type = g_mime_object_get_content_type(object);
    return type ? g_mime_content_type_get_mime_type(type) : NULL;
}

// The first address of From, its name in `name`; both belong to the message.
static inline const char *kakehashi_mime_sender(GMimeMessage *message, const char **name) {
    InternetAddressList *list = g_mime_message_get_from(message);
    *name = NULL;
    for (int i = 0; list && i < internet_address_list_length(list); i++) {
        InternetAddress *address = internet_address_list_get_address(list, i);
        if (!INTERNET_ADDRESS_IS_MAILBOX(address)) continue;
        *name = internet_address_get_name(address);
        return internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address));
    }
    return NULL;
}

static inline const char *kakehashi_mime_disposition(GMimeObject *object) {
    return g_mime_object_get_disposition(object);
}
