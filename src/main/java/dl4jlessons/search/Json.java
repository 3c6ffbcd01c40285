package dl4jlessons.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Events as JSON text, and back. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static String write(Event event) {
        try {
            // the declared type makes Jackson write which event it is
            return MAPPER.writerFor(Event.class).writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event is plain data", e);
        }
    }

    static Event read(String json) throws JsonProcessingException {
        return MAPPER.readValue(json, Event.class);
    }
}
