// java -cp JAR HeidelTime.java CONFIG DOCUMENTS: HeidelTime over lines of id, language, day and text, parted by tabs;
// per document its id, a tab and the TIMEX3 values. One process for all: it takes seconds to start.
import de.unihd.dbs.heideltime.standalone.*;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.text.SimpleDateFormat;
import java.util.*;
import java.util.regex.*;

public class HeidelTime {
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, "UTF-8");
        System.setOut(System.err);
        Map<String, HeidelTimeStandalone> taggers = new HashMap<>();
        Pattern timex = Pattern.compile("<TIMEX3 [^>]*type=\"(DATE|TIME)\"[^>]*value=\"([^\"]*)\"");
        for (String line : Files.readAllLines(Paths.get(args[1]), StandardCharsets.UTF_8)) {
            String[] field = line.split("\t", 4);
            HeidelTimeStandalone tagger = taggers.get(field[1]);
            if (tagger == null) {
                tagger = new HeidelTimeStandalone(Language.getLanguageFromString(field[1]), DocumentType.NEWS,
                                                  OutputType.TIMEML, args[0], POSTagger.TREETAGGER);
                taggers.put(field[1], tagger);
            }
            StringBuilder values = new StringBuilder(field[0]);
            Matcher m = timex.matcher(tagger.process(field[3], new SimpleDateFormat("yyyy-MM-dd").parse(field[2])));
            while (m.find()) values.append('\t').append(m.group(2));
            out.println(values);
        }
    }
}
