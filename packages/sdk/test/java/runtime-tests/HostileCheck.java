import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Looks into every class below a folder, and initialises it: prints a line for whatever a document could have put there. */
public final class HostileCheck {
    /** The name of a method as the constant pool of a class that calls it has it: tag, length, bytes. */
    private static final String CALL = "\1\0\13setProperty";

    private static String name(Path root, Path path) {
        return root.relativize(path).toString().replaceAll("\\.class$", "").replace('/', '.');
    }

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]);
        List<Path> classes;
        try (Stream<Path> paths = Files.walk(root)) {
            classes = paths.filter(path -> path.toString().endsWith(".class")).toList();
        }
        int clients = 0;
        for (Path path : classes) {
            if (Files.readString(path, java.nio.charset.StandardCharsets.ISO_8859_1).contains(CALL)) System.out.println(name(root, path) + " calls the canary");
            Class<?> loaded = Class.forName(name(root, path));
            for (var method : loaded.getDeclaredMethods()) if (method.getName().equals("builder") && method.getParameterCount() == 0) method.invoke(null);
            for (var constructor : loaded.getConstructors())
                if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0].getSimpleName().equals("ClientOptions")) {
                    loaded.getConstructor().newInstance();
                    clients++;
                }
        }
        if (System.getProperty("hacked") != null) System.out.println("the canary was run");
        System.out.println(clients + " clients");
    }
}
