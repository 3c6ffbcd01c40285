package dl4jlessons.search;

import dl4jlessons.runtime.UserException;
import java.nio.file.Path;
import java.util.List;

/** What to do when a folder holds another study than the one that is to be run. */
enum OnMismatch {
    /** Say what is different, so that nights of work are not lost by mistake. */
    REFUSE,
    /** Make room for the new one. */
    REPLACE;

    /**
     * What to go on with: the content of the journal, or nothing.
     *
     * @param folder of the study
     * @param journal in it, if there is one
     * @param header of the study that is to be run
     */
    TrialJournal.Content content(Path folder, Path journal, StudyHeader header) {
        TrialJournal.Content found;
        try {
            found = TrialJournal.read(journal);
        } catch (UserException damagedOrOfAnotherVersion) {
            if (this == REPLACE) {
                return TrialJournal.Content.NOTHING;
            }
            throw damagedOrOfAnotherVersion;
        }
        List<String> changes = found.events().isEmpty() ? List.of() : header.changesSince(found.header());
        if (changes.isEmpty()) {
            return found;
        }
        if (this == REPLACE) {
            return TrialJournal.Content.NOTHING;
        }
        throw UserException.wrongUsage("The study in " + folder + " cannot go on, because " + String.join("; ", changes)
                + ": undo the change, or start a new study in another folder.");
    }
}
