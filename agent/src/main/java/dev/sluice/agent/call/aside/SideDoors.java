package dev.sluice.agent.call.aside;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All ways beside the statements that are known. Immutable. */
public final class SideDoors {

  private static final List<SideDoor> ALL = gather();
  private static final Map<String, SideDoor> BY_METHOD = byMethod();
  private static final Set<String> TYPES = typesOfAll();

  private SideDoors() {}

  private static List<SideDoor> gather() {
    List<SideDoor> doors = new ArrayList<>();
    doors.addAll(PostgresDoors.all());
    doors.addAll(MySqlDoors.all());
    doors.addAll(EmbeddedDoors.all());
    doors.addAll(ServerDoors.all());
    doors.addAll(OracleDoors.all());
    return List.copyOf(doors);
  }

  private static Map<String, SideDoor> byMethod() {
    Map<String, SideDoor> map = new HashMap<>();
    for (SideDoor door : ALL) {
      for (String method : door.methods()) {
        map.put(door.type().replace('/', '.') + '.' + method, door);
      }
    }
    return map;
  }

  private static Set<String> typesOfAll() {
    Set<String> names = new HashSet<>();
    for (SideDoor door : ALL) {
      names.add(door.type());
    }
    return Set.copyOf(names);
  }

  /** The classes that have such doors, by internal name. */
  public static Set<String> types() {
    return TYPES;
  }

  /** Hot path. The door of a class and method, with dots: {@code a.b.Type.method}; or null. */
  public static @Nullable SideDoor of(String method) {
    SideDoor door = BY_METHOD.get(method);
    return door == null && method.startsWith("oracle.")
        ? BY_METHOD.get(OracleDoors.ANY + method.substring(method.lastIndexOf('.')))
        : door;
  }

  /** Whether a method is one; the class by internal name. */
  public static boolean at(String type, String method) {
    return of(type.replace('/', '.') + '.' + method) != null;
  }
}
