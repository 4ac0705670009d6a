package no.dugnad.platform.testing;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** Our own classes on the class path, without the tests. */
final class ClassFiles {
    private static final String HOUSE = "no/dugnad";

    private ClassFiles() {}

    static List<ClassNode> ofTheHouse() throws IOException {
        var all = new ArrayList<ClassNode>();
        for (var root : Collections.list(ClassFiles.class.getClassLoader().getResources(HOUSE))) {
            try {
                var place = root.toURI();
                if (!place.getScheme().equals("jar")) read(Path.of(place), all);
                else
                    try (var jar = FileSystems.newFileSystem(
                            URI.create(place.toString()
                                    .substring(0, place.toString().indexOf('!'))),
                            Map.of())) {
                        read(jar.getPath(HOUSE), all);
                    }
            } catch (URISyntaxException e) {
                throw new IOException(e);
            }
        }
        return all;
    }

    private static void read(Path root, List<ClassNode> into) throws IOException {
        if (root.toString().contains("test-classes") || Files.exists(root.resolve("platform/testing"))) return;
        try (var files = Files.walk(root)) {
            for (var file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                var type = new ClassNode();
                new ClassReader(Files.readAllBytes(file)).accept(type, ClassReader.SKIP_DEBUG);
                into.add(type);
            }
        }
    }
}
