package io.lodgeflow.application.start;

import io.lodgeflow.web.security.TokenKey;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.ApplicationArguments;

/**
 * The command {@code make-token-key --file=FILE}: makes the pair of keys that signs access tokens. A file that is there stays
 * as it is, because another pair would end every session.
 */
public final class MakeTokenKey {

    /** @return the exit code: 0 if the pair was made */
    public static int run(ApplicationArguments arguments) {
        List<String> files = arguments.getOptionValues("file");
        if (files == null || files.size() != 1 || files.getFirst().isBlank()) {
            System.err.println("Name one new file: make-token-key --file=token-key.json");
            return 2;
        }
        Path file = Path.of(files.getFirst());
        try {
            String publicHalf = TokenKey.write(file);
            System.out.println("A new pair of keys is in " + file
                    + ", which only you can read. Keep it secret and safe, and name"
                    + " it in lodgeflow.security.token-key-file on every node.\nThe public half: " + publicHalf);
            return 0;
        } catch (FileAlreadyExistsException there) {
            System.err.println(file + " is there already and stays as it is. Name another file.");
        } catch (IOException failed) {
            System.err.println(file + " could not be written: " + failed.getMessage());
        }
        return 1;
    }

    private MakeTokenKey() {}
}
